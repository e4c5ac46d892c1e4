package moestro.experts.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import moestro.experts.support.FloatBlocks;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradients against differences of the loss, for every combination of what a net can have. A step leaves a tenth of the
 * gradient in Adam's first moments, which are read from the state.
 */
class NetGradientTest {
    private static final Layout LAYOUT = new Layout(2, 1, 3);
    private static final int HIDDEN = 5;
    private static final float CHANGE = .003f;
    private static final float TARGET = 1;
    private static final Input EVENT =
            new Input(LAYOUT, new float[3], new float[] {.8f, -1.3f, .3f, -.2f, .1f, 1}, new int[] {LAYOUT.dense()});

    /** One net: which options it has, bit by bit. */
    record Case(Task task, int options) {
        private static final List<String> FLAGS = List.of("layer-norm", "skip");

        boolean twoLayers() {
            return (options & 4) != 0;
        }

        Expert fresh(double clip) {
            Map<String, Double> parameters = new TreeMap<>(Map.of("hidden", (double) HIDDEN, "replay", 0.0));
            for (int flag = 0; flag < FLAGS.size(); flag++) {
                parameters.put(FLAGS.get(flag), (double) (options >> flag & 1));
            }
            parameters.put("layers", twoLayers() ? 2.0 : 1.0);
            parameters.put("gradient-clip", clip);
            return new NetFactory().create(new ExpertSettings(task, LAYOUT, 1, new Parameters(parameters)));
        }

        /** A net that a few lessons have led away from its small first weights. */
        Expert taught(double clip) {
            Expert expert = fresh(0);
            for (int i = 0; i < 40; i++) {
                float[] dense = {(i % 7 - 3) / 3f, (i % 5 - 2) / 2f, .1f, 0, -.3f, 1};
                expert.learn(new Input(LAYOUT, new float[3], dense, new int[] {LAYOUT.dense() + i % 2}), i % 2);
            }
            return copy(expert, clip);
        }

        /** The same weights, and moments of 0. */
        Expert copy(Expert expert, double clip) {
            Expert copy = fresh(clip);
            copy.readModel(new StateReader(model(expert)));
            return copy;
        }

        double loss(Expert expert) {
            float[] answer = new float[task.outputs()];
            expert.predict(EVENT, answer);
            return task.isClassification() ? -Math.log(answer[(int) TARGET]) : .5 * Math.pow(answer[0] - TARGET, 2);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(new Task.Classification(List.of("a", "b", "c")), new Task.Regression())
                .flatMap(task -> IntStream.range(0, 8).mapToObj(options -> new Case(task, options)));
    }

    private static Map<String, byte[]> model(Expert expert) {
        StateWriter out = new StateWriter();
        expert.writeModel(out);
        return out.sections();
    }

    private static Map<String, byte[]> training(Expert expert) {
        StateWriter out = new StateWriter();
        expert.writeTraining(out);
        return out.sections();
    }

    private static List<String> parts(Expert expert) {
        return model(expert).keySet().stream()
                .filter(name -> name.endsWith("/0"))
                .map(name -> name.substring(0, name.length() - 2))
                .toList();
    }

    /** The gradient of each part at the weights before the lesson. */
    private static Map<String, float[]> gradients(Case net, Expert before, double clip) {
        Expert after = net.copy(before, clip);
        after.learn(EVENT, TARGET);
        Map<String, float[]> gradients = new TreeMap<>();
        for (String part : parts(before)) {
            float[] moments = FloatBlocks.read(new StateReader(training(after)), part + "-first");
            for (int i = 0; i < moments.length; i++) {
                moments[i] *= 10;
            }
            gradients.put(part, moments);
        }
        return gradients;
    }

    private static double lossWith(Case net, Expert expert, String part, int index, float change) {
        Map<String, byte[]> sections = new HashMap<>(model(expert));
        float[] weights = FloatBlocks.read(new StateReader(sections), part);
        weights[index] += change;
        StateWriter out = new StateWriter();
        FloatBlocks.write(out, part, weights, weights.length);
        sections.putAll(out.sections());
        Expert moved = net.fresh(0);
        moved.readModel(new StateReader(sections));
        return net.loss(moved);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsAreThoseOfTheLoss(Case net) {
        Expert expert = net.taught(0);
        int equal = 0;
        int compared = 0;
        for (Map.Entry<String, float[]> part : gradients(net, expert, 0).entrySet()) {
            for (int i = 0; i < part.getValue().length; i++) {
                double up = lossWith(net, expert, part.getKey(), i, CHANGE);
                double down = lossWith(net, expert, part.getKey(), i, -CHANGE);
                double expected = (up - down) / (2 * CHANGE);
                compared++;
                equal += Math.abs(expected - part.getValue()[i]) < 1e-3 + .01 * Math.abs(expected) ? 1 : 0;
            }
        }
        assertTrue(compared > 40, () -> "only " + parts(expert));
        assertEquals(compared, equal);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyPartOfTheNetHasAGradient(Case net) {
        Expert expert = net.taught(0);
        boolean norm = (net.options() & 1) != 0;
        boolean skip = (net.options() & 2) != 0;
        TreeSet<String> expected = new TreeSet<>(List.of("input", "output"));
        if (norm) {
            expected.add("input-norm");
        }
        if (net.twoLayers()) {
            expected.add("second");
        }
        if (net.twoLayers() && norm) {
            expected.add("second-norm");
        }
        if (skip && !net.twoLayers()) {
            expected.add("skip");
        }

        Map<String, float[]> gradients = gradients(net, expert, 0);

        assertEquals(expected, gradients.keySet());
        gradients.forEach((part, gradient) -> assertTrue(length(gradient) > 1e-4, part));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsThatAreTooLongAreShortenedAsAWhole(Case net) {
        Expert expert = net.taught(0);
        Map<String, float[]> free = gradients(net, expert, 0);
        double length = length(free);
        double clip = .4 * length;

        Map<String, float[]> clipped = gradients(net, expert, clip);

        assertEquals(clip, length(clipped), 1e-4 * length);
        free.forEach((part, gradient) -> {
            for (int i = 0; i < gradient.length; i++) {
                assertEquals(.4 * gradient[i], clipped.get(part)[i], 1e-5 + 1e-4 * length, part + " " + i);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsThatAreShortEnoughStayAsTheyAre(Case net) {
        Expert expert = net.taught(0);
        Expert free = net.copy(expert, 0);
        Expert clipped = net.copy(expert, 1.01 * length(gradients(net, expert, 0)));
        free.learn(EVENT, TARGET);
        clipped.learn(EVENT, TARGET);

        assertEquals(StateWriter.sha256(model(free)), StateWriter.sha256(model(clipped)));
    }

    @Test
    void aTwoLayerNetWithoutAWayAroundDiffersFromOneWithIt() {
        Task task = new Task.Regression();
        assertTrue(new Case(task, 4).loss(new Case(task, 4).taught(0))
                != new Case(task, 6).loss(new Case(task, 6).taught(0)));
    }

    private static double length(Map<String, float[]> gradients) {
        return Math.sqrt(gradients.values().stream()
                .mapToDouble(gradient -> length(gradient) * length(gradient))
                .sum());
    }

    private static double length(float[] gradient) {
        double sum = 0;
        for (float value : gradient) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }
}
