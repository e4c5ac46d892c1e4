package moestro.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import moestro.testing.MadeUpStream.Sample;

/**
 * One type of expert on one task: how the contract's tests make it, teach it, ask it, write it and read it.
 *
 * @param factory of the type
 * @param task what it predicts
 * @param parameters that are given to it
 */
public record ExpertUnderTest(ExpertFactory factory, Task task, Map<String, Double> parameters) {
    static final int LESSONS = 700;

    private static final long SEED = 42;
    private static final int NUMBERS = 5;
    private static final int CATEGORIES = 2;

    /** What it is to learn. */
    MadeUpStream stream() {
        return new MadeUpStream(task, NUMBERS, CATEGORIES, 1);
    }

    Expert fresh(Layout layout) {
        return factory.create(new ExpertSettings(task, layout, SEED, new Parameters(parameters)));
    }

    Expert taught(Layout layout, List<Sample> lessons) {
        Expert expert = fresh(layout);
        teach(expert, lessons);
        return expert;
    }

    static void teach(Expert expert, List<Sample> lessons) {
        for (Sample lesson : lessons) {
            expert.learn(lesson.input(), lesson.target());
        }
    }

    /** An answer, checked to be one: written whole, finite, and for classes positive and summing to 1. */
    float[] answer(Expert expert, Input input) {
        float[] output = new float[task.outputs()];
        Arrays.fill(output, Float.NaN);
        expert.predict(input, output);
        double sum = 0;
        for (float value : output) {
            assertTrue(Float.isFinite(value), () -> "not finite: " + Arrays.toString(output));
            assertTrue(!task.isClassification() || value > 0, () -> "not positive: " + Arrays.toString(output));
            sum += value;
        }
        assertTrue(!task.isClassification() || Math.abs(sum - 1) < 1e-5, () -> "not 1: " + Arrays.toString(output));
        return output;
    }

    float[][] answers(Expert expert, List<Sample> samples) {
        return samples.stream().map(sample -> answer(expert, sample.input())).toArray(float[][]::new);
    }

    /** Bit for bit: 0 is not -0. */
    static void assertSameAnswers(float[][] expected, float[][] actual) {
        assertEquals(Arrays.deepToString(expected), Arrays.deepToString(actual));
    }

    static Map<String, byte[]> model(Expert expert) {
        StateWriter out = new StateWriter();
        expert.writeModel(out);
        return out.sections();
    }

    static Map<String, byte[]> training(Expert expert) {
        StateWriter out = new StateWriter();
        expert.writeTraining(out);
        return out.sections();
    }

    /** All its sections, by a writer that has never written before. */
    static Map<String, byte[]> whole(Expert expert) {
        StateWriter out = new StateWriter();
        expert.writeModel(out);
        expert.writeTraining(out);
        return out.sections();
    }

    Expert readModel(Layout layout, Expert from) {
        Expert expert = fresh(layout);
        expert.readModel(new StateReader(model(from)));
        return expert;
    }

    Expert readWhole(Layout layout, Expert from) {
        Expert expert = readModel(layout, from);
        expert.readTraining(new StateReader(training(from)));
        return expert;
    }

    static String digest(Expert expert) {
        return StateWriter.sha256(model(expert)) + StateWriter.sha256(training(expert));
    }

    static void assertSameState(Expert expected, Expert actual) {
        assertSameSections(model(expected), model(actual));
        assertSameSections(training(expected), training(actual));
    }

    static void assertSameSections(Map<String, byte[]> expected, Map<String, byte[]> actual) {
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(actual.keySet()));
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), "section '" + name + "'"));
    }

    @Override
    public String toString() {
        return factory.type()
                + (task.isClassification() ? " for " + task.outputs() + " classes" : " for a number")
                + (parameters.isEmpty() ? "" : " with " + new TreeMap<>(parameters));
    }
}
