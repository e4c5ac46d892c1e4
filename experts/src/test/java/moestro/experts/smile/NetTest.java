package moestro.experts.smile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.math.MathEx;
import smile.util.function.TimeFunction;

class NetTest {
    private static final int INPUTS = 7;
    private static final Layout LAYOUT = new Layout(3, 1, 3);

    private static Task task(int outputs) {
        return outputs == 1
                ? new Task.Regression()
                : new Task.Classification(List.of("a", "b", "c", "d").subList(0, outputs));
    }

    private static double[] row(long i) {
        double[] x = new double[INPUTS];
        for (int j = 0; j < INPUTS; j++) {
            // Some inputs are 0, which our layers skip.
            x[j] = j % 3 == 2 ? Hash.below(Hash.mix(i, j), 2) : Hash.gaussian(Hash.mix(i, j));
        }
        return x;
    }

    private static float target(double[] x, int outputs) {
        double signal = x[0] - x[1] + 2 * x[2];
        return outputs == 1 ? (float) signal : Math.floorMod((int) Math.floor(signal), outputs);
    }

    @ParameterizedTest
    @CsvSource({"1,true", "1,false", "2,true", "2,false", "4,true", "4,false"})
    void ourLayersComputeWhatSmilesOwnDo(int outputs, boolean rmsprop) {
        NativeAlgebra.require();
        Net ours = new Net(new NetShape(16, task(outputs), .01, rmsprop, 1), INPUTS, 5);
        MathEx.setSeed(Seeds.of(5, 0));
        LayerBuilder[] layers = {
            Layer.input(INPUTS),
            Layer.rectifier(16),
            outputs == 1
                    ? Layer.mse(1, OutputFunction.LINEAR)
                    : outputs == 2 ? Layer.mle(1, OutputFunction.SIGMOID) : Layer.mle(4, OutputFunction.SOFTMAX)
        };
        var classes = outputs == 1 ? null : new smile.classification.MLP(layers);
        var numbers = outputs == 1 ? new smile.regression.MLP(layers) : null;
        var original = outputs == 1 ? numbers : classes;
        original.setLearningRate(TimeFunction.constant(.01));
        original.setClipNorm(1);
        if (rmsprop) {
            original.setRMSProp(NetShape.RHO, NetShape.EPSILON);
        }

        for (int i = 0; i < 500; i++) {
            double[] x = row(i);
            float target = target(x, outputs);
            double[] expected = new double[outputs];
            double[] actual = new double[outputs];
            if (numbers != null) {
                expected[0] = numbers.predict(x);
                if (rmsprop) {
                    numbers.update(new double[][] {x}, new double[] {target});
                } else {
                    numbers.update(x, target);
                }
            } else {
                classes.predict(x, expected);
                if (rmsprop) {
                    classes.update(new double[][] {x}, new int[] {(int) target});
                } else {
                    classes.update(x, (int) target);
                }
            }
            ours.predict(x, actual);
            ours.learn(x, target);
            assertArrayEquals(expected, actual, 1e-9, "step " + i);
        }
    }

    private static Expert expert(Task task, Map<String, Double> parameters) {
        return new SmileNetFactory().create(new ExpertSettings(task, LAYOUT, 3, new Parameters(parameters)));
    }

    private static Input input(long i, int slot) {
        float[] dense = new float[LAYOUT.dense()];
        for (int j = 0; j < LAYOUT.bias(); j++) {
            dense[j] = (float) Hash.gaussian(Hash.mix(i, j));
        }
        dense[LAYOUT.bias()] = 1;
        return new Input(LAYOUT, new float[LAYOUT.features()], dense, new int[] {LAYOUT.dense() + slot});
    }

    private static float[] answer(Expert expert, Input input, int outputs) {
        float[] output = new float[outputs];
        expert.predict(input, output);
        return output;
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

    @ParameterizedTest
    @CsvSource({"1,1", "2,0", "2,1", "4,0", "4,1"})
    void restoredItGoesOnBitForBitOnAnotherThread(int outputs, double rmsprop) {
        Map<String, Double> parameters = Map.of("rmsprop", rmsprop);
        Expert expert = expert(task(outputs), parameters);
        for (int i = 0; i < 300; i++) {
            expert.learn(input(i, i % 50), i % outputs);
        }
        Expert restored = expert(task(outputs), parameters);
        restored.readModel(new StateReader(model(expert)));
        restored.readTraining(new StateReader(training(expert)));

        CompletableFuture.runAsync(() -> {
                    for (int i = 300; i < 600; i++) {
                        restored.learn(input(i, i % 90), i % outputs);
                    }
                })
                .join();
        for (int i = 300; i < 600; i++) {
            expert.learn(input(i, i % 90), i % outputs);
        }

        assertEquals(StateWriter.sha256(model(expert)), StateWriter.sha256(model(restored)));
        assertEquals(StateWriter.sha256(training(expert)), StateWriter.sha256(training(restored)));
        assertArrayEquals(answer(expert, input(7, 3), outputs), answer(restored, input(7, 3), outputs));
    }

    @Test
    void wideningKeepsWhatItAnswers() {
        Expert expert = expert(task(2), Map.of("rate", 1e-6));
        for (int i = 0; i < 50; i++) {
            expert.learn(input(i, i % 30), i % 2);
        }
        float[] before = answer(expert, input(1, 5), 2);
        int size = model(expert).get("hidden").length;
        expert.learn(input(51, 40), 1);

        assertArrayEquals(before, answer(expert, input(1, 5), 2), 1e-4f);
        assertEquals(size + 32 * 32 * Double.BYTES, model(expert).get("hidden").length);
    }

    @Test
    void slotsBeyondTheMostAreIgnored() {
        Expert expert = expert(task(2), Map.of("max-one-hot", 40.0));
        for (int i = 0; i < 200; i++) {
            expert.learn(input(i, i), i % 2);
        }

        assertArrayEquals(answer(expert, input(1, 40), 2), answer(expert, input(1, 199), 2));
        assertTrue(!Arrays.equals(answer(expert, input(1, 39), 2), answer(expert, input(1, 199), 2)));
    }

    @Test
    void aNetThatIsLostBeginsAnew() {
        Expert expert = expert(task(1), Map.of("rmsprop", 0.0, "rate", 1.0, "clip-norm", 0.0));
        for (int i = 0; i < 400; i++) {
            expert.learn(input(i, 0), 1e30f);
            assertTrue(Float.isFinite(answer(expert, input(i, 0), 1)[0]));
        }
        long restarts = new StateReader(training(expert)).section("restarts").getLong();

        assertTrue(restarts > 0, "no restart in 400 lessons");
    }

    @Test
    void aTargetThatIsNotFiniteIsNoLesson() {
        Expert expert = expert(task(1), Map.of());
        expert.learn(input(1, 1), 1);
        String before = StateWriter.sha256(model(expert));
        expert.learn(input(2, 90), Float.NaN);

        assertEquals(before, StateWriter.sha256(model(expert)));
    }
}
