package moestro.experts.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    private static float[] weights(Expert expert, String part) {
        return FloatBlocks.read(new StateReader(model(expert)), part);
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

    @Test
    void aCommitteeAnswersByTheMeanOfNetsThatDiffer() {
        Expert three = net(CLASSES, 1, Map.of("nets", 3.0));
        Expert one = net(CLASSES, 1, Map.of());
        for (int row = 0; row < 400; row++) {
            float x = (float) Hash.gaussian(Hash.mix(row, 1));
            three.learn(input(x, -x, 7), x > 0 ? 1 : 0);
            one.learn(input(x, -x, 7), x > 0 ? 1 : 0);
        }
        float[] mean = answer(three, input(.2f, -.2f, 7));
        assertEquals(1, mean[0] + mean[1] + mean[2], 1e-5);
        assertNotEquals(answer(one, input(.2f, -.2f, 7))[1], mean[1]);
        assertNotEquals(weights(three, "output")[0], weights(three, "1-output")[0]);
        assertNotEquals(weights(three, "1-output")[0], weights(three, "2-output")[0]);
    }

    @Test
    void aCommitteeErrsLessThanItsMembersOnNoisyLabels() {
        double[] squares = new double[2];
        Expert[] rivals = {net(NUMBER, 1, Map.of()), net(NUMBER, 1, Map.of("nets", 4.0))};
        for (int row = 0; row < 6_000; row++) {
            float x = (float) (2 * Hash.uniform(Hash.mix(row, 1)) - 1);
            float y = (float) (2 * Hash.uniform(Hash.mix(row, 2)) - 1);
            float truth = 3 * x * y;
            for (int i = 0; i < 2; i++) {
                double error = answer(rivals[i], input(x, y, -1))[0] - truth;
                squares[i] += row < 1_000 ? 0 : error * error;
                rivals[i].learn(input(x, y, -1), truth + (float) Hash.gaussian(Hash.mix(row, 3)));
            }
        }
        assertTrue(squares[1] < .8 * squares[0], squares[1] + " of " + squares[0]);
    }
}
