package moestro.experts.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.experts.support.FloatBlocks;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

class NetTest {
    private static final Layout LAYOUT = new Layout(2, 1, 3);
    private static final Task CLASSES = new Task.Classification(List.of("a", "b", "c"));
    private static final Task NUMBER = new Task.Regression();

    private static Expert net(Task task, long seed, Map<String, Double> parameters) {
        return new NetFactory().create(new ExpertSettings(task, LAYOUT, seed, new Parameters(parameters)));
    }

    private static Input input(float first, float second, int hot) {
        return new Input(LAYOUT, new float[3], new float[] {first, second, 0, 0, 0, 1}, new int[] {hot});
    }

    private static float[] answer(Expert expert, Input input) {
        float[] output = new float[3];
        expert.predict(input, output);
        return output;
    }

    private static Map<String, byte[]> model(Expert expert) {
        StateWriter out = new StateWriter();
        expert.writeModel(out);
        return out.sections();
    }

    private static float[] moments(Expert expert, String name) {
        StateWriter out = new StateWriter();
        expert.writeTraining(out);
        return FloatBlocks.read(new StateReader(out.sections()), name);
    }

    @Test
    void gradientsAreThoseOfTheLossOfClasses() {
        gradientsAreThoseOfTheLoss(CLASSES, answer -> -Math.log(answer[1]));
    }

    @Test
    void gradientsAreThoseOfTheLossOfANumber() {
        gradientsAreThoseOfTheLoss(NUMBER, answer -> .5 * Math.pow(answer[0] - 1, 2));
    }

    private interface Loss {
        double of(float[] answer);
    }

    /** After the first step the first moments are a tenth of the gradients: compared with differences of the loss. */
    private static void gradientsAreThoseOfTheLoss(Task task, Loss loss) {
        Map<String, Double> parameters = Map.of("hidden", 5.0);
        Input input = input(.8f, -1.3f, -1);
        Expert before = net(task, 1, parameters);
        Expert after = net(task, 1, parameters);
        after.learn(input, 1);
        int compared = 0;

        for (String part : List.of("output", "input")) {
            float[] moments = moments(after, part + "-first");
            for (int i = 0; i < moments.length; i++) {
                double up = loss.of(answer(with(task, before, part, i, .01f), input));
                double down = loss.of(answer(with(task, before, part, i, -.01f), input));
                assertEquals((up - down) / .02, 10 * moments[i], 1e-3, part + " " + i);
                compared++;
            }
        }
        assertEquals((5 + 1) * task.outputs() + LAYOUT.dense() * 5, compared);
    }

    private static float[] weights(Expert expert, String part) {
        return FloatBlocks.read(new StateReader(model(expert)), part);
    }

    /** A net with one weight moved, that takes itself for taught. */
    private static Expert with(Task task, Expert expert, String part, int index, float change) {
        StateWriter out = new StateWriter();
        out.section("steps").putLong(1);
        for (String name : List.of("output", "input")) {
            float[] weights = weights(expert, name);
            if (name.equals(part)) {
                weights[index] += change;
            }
            FloatBlocks.write(out, name, weights, weights.length);
        }
        Expert moved = net(task, 1, Map.of("hidden", 5.0));
        moved.readModel(new StateReader(new HashMap<>(out.sections())));
        return moved;
    }

    @Test
    void itLearnsAProductThatNoLinearModelCan() {
        Expert expert = net(NUMBER, 1, Map.of());
        double squares = 0;
        for (int row = 0; row < 6000; row++) {
            float x = (float) (2 * Hash.uniform(Hash.mix(row, 1)) - 1);
            float y = (float) (2 * Hash.uniform(Hash.mix(row, 2)) - 1);
            Input input = input(x, y, -1);
            squares += row < 5000 ? 0 : Math.pow(answer(expert, input)[0] - 3 * x * y, 2);
            expert.learn(input, 3 * x * y);
        }
        // The variance of 3xy is 1.
        double error = squares / 1000;
        assertTrue(error < .02, () -> "mean squared error " + error);
    }

    @Test
    void replayLearnsFasterThanNone() {
        assertTrue(errorAfter(600, 2) < errorAfter(600, 0));
    }

    private static double errorAfter(int lessons, double replays) {
        Expert expert = net(NUMBER, 1, Map.of("replay", replays));
        double error = 0;
        for (int row = 0; row < lessons + 200; row++) {
            float x = (float) (2 * Hash.uniform(Hash.mix(row, 1)) - 1);
            Input input = input(x, 0, -1);
            if (row < lessons) {
                expert.learn(input, x * x);
            } else {
                error += Math.abs(answer(expert, input)[0] - x * x);
            }
        }
        return error;
    }

    @Test
    void anotherSeedIsAnotherNet() {
        assertNotEquals(
                StateWriter.sha256(model(net(CLASSES, 1, Map.of()))),
                StateWriter.sha256(model(net(CLASSES, 2, Map.of()))));
    }

    @Test
    void firstWeightsHaveTheStatedDeviations() {
        Expert expert = net(CLASSES, 1, Map.of("hidden", 4000.0));

        assertEquals(1 / Math.sqrt(LAYOUT.dense() + 1), deviation(weights(expert, "input")), .01);
        assertEquals(.1 / Math.sqrt(4000), deviation(weights(expert, "output")), .0001);
    }

    private static double deviation(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares / values.length);
    }

    @Test
    void aCategoryNobodyTrainedSaysNothing() {
        Expert expert = net(CLASSES, 1, Map.of());
        for (int i = 0; i < 50; i++) {
            expert.learn(input(1, i % 3, LAYOUT.dense()), i % 3);
        }

        assertEquals(answer(expert, input(1, 1, -1))[0], answer(expert, input(1, 1, 500))[0]);
    }
}
