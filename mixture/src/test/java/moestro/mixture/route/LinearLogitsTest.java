package moestro.mixture.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import org.junit.jupiter.api.Test;

/** The weights behind most routers. */
final class LinearLogitsTest {

    @Test
    void newOneHotInputsGetWeightsOfTheirOwn() {
        Layout layout = new Layout(0, 1, 0);
        LinearLogits linear = new LinearLogits(layout, 2);
        for (int slot = 1; slot <= 3; slot++) {
            for (int i = 0; i < 50; i++) {
                double towards = slot == 2 ? 1 : -1;
                linear.step(hot(layout, slot), new int[] {0, 1}, new double[] {-towards, towards}, .01);
            }
        }
        float[] second = linear.of(hot(layout, 2));
        float[] third = linear.of(hot(layout, 3));
        assertTrue(second[0] - second[1] > third[0] - third[1], "the second category prefers expert 0");
        assertArrayEquals(linear.of(hot(layout, -1)), linear.of(hot(layout, 100)), "unseen and new are alike");
    }

    @Test
    void onlyTheAskedExpertsWeightsMove() {
        Layout layout = new Layout(0, 1, 0);
        LinearLogits linear = new LinearLogits(layout, 3);
        linear.step(hot(layout, 1), new int[] {2, 0}, new double[] {.5, -.5}, .01);
        float[] logits = linear.of(hot(layout, 1));
        assertTrue(logits[2] < 0 && logits[0] > 0);
        assertEquals(0, logits[1]);
    }

    @Test
    void theFirstStepIsTheRateAndWeightsDecay() {
        Layout layout = new Layout(0, 1, 0);
        LinearLogits linear = new LinearLogits(layout, 2);
        int[] both = {0, 1};
        linear.step(hot(layout, -1), both, new double[] {.5, -.25}, .01);
        assertArrayEquals(new float[] {-.01f, .01f}, linear.of(hot(layout, -1)), 1e-5f);
        for (int n = 0; n < 1_000; n++) {
            linear.step(hot(layout, -1), both, new double[2], .01);
        }
        double kept = StrictMath.pow(1 - 1e-5, 1_000);
        assertArrayEquals(new float[] {(float) (-.01 * kept), (float) (.01 * kept)}, linear.of(hot(layout, -1)), 2e-5f);
    }

    @Test
    void aBatchHasTheBitsOfItsEventsOneByOne() {
        for (int experts : new int[] {1, 37, 1_101}) {
            Layout layout = new Layout(60, 1, 0);
            LinearLogits linear = new LinearLogits(layout, experts);
            int[] all = IntStream.range(0, experts).toArray();
            for (int i = 0; i < 40; i++) {
                linear.step(drawn(layout, i), all, gradient(i, experts), .05);
            }
            for (int size : new int[] {0, 1, 50, 64, 75}) {
                List<Input> inputs = IntStream.range(0, size)
                        .mapToObj(i -> drawn(layout, 100 + i))
                        .toList();
                float[][] batch = linear.of(inputs);
                assertEquals(size, batch.length);
                for (int i = 0; i < size; i++) {
                    assertArrayEquals(linear.of(inputs.get(i)), batch[i], experts + " experts, event " + i);
                }
            }
        }
    }

    private static double[] gradient(int which, int n) {
        return IntStream.range(0, n)
                .mapToDouble(e -> Hash.gaussian(Hash.mix(which, e)))
                .toArray();
    }

    private static Input drawn(Layout layout, int which) {
        float[] dense = new float[layout.dense()];
        for (int i = 0; i < dense.length; i++) {
            dense[i] = (float) Hash.gaussian(Hash.mix(which, -1, i));
        }
        int slot = Hash.below(which, 4) - 1;
        return new Input(
                layout, new float[layout.features()], dense, new int[] {slot < 0 ? -1 : layout.dense() + slot});
    }

    private static Input hot(Layout layout, int slot) {
        return new Input(layout, new float[1], new float[] {1}, new int[] {slot});
    }
}
