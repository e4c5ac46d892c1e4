package moestro.mixture.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The slope of chances to be chosen. */
final class SmoothLoadTest {
    private static final double[] FACTORS = {.3, -1, .7, .2, -.4};

    private static double value(float[] clean, float[] noise, float[] deviations, int k) {
        float[] noisy = clean.clone();
        for (int e = 0; e < noisy.length; e++) {
            noisy[e] += noise[e] * deviations[e];
        }
        double sum = 0;
        double[] chances = SmoothLoad.of(clean, noisy, deviations, k).chances();
        for (int e = 0; e < chances.length; e++) {
            sum += FACTORS[e] * chances[e];
        }
        return sum;
    }

    @Property(tries = 200)
    void theGradientIsTheSlope(
            @ForAll @Size(5) List<@FloatRange(min = -2, max = 2) Float> noises,
            @ForAll @Size(5) List<@FloatRange(min = .3f, max = 2) Float> widths,
            @ForAll @IntRange(min = 1, max = 4) int k) {
        float[] clean = {.4f, -.3f, 1.1f, .05f, -.8f};
        float[] noise = new float[5];
        float[] deviations = new float[5];
        float[] noisy = new float[5];
        for (int e = 0; e < 5; e++) {
            noise[e] = noises.get(e);
            deviations[e] = widths.get(e);
            noisy[e] = clean[e] + noise[e] * deviations[e];
        }
        if (nearTie(noisy)) {
            return;
        }
        SmoothLoad.Gradient gradient =
                SmoothLoad.of(clean, noisy, deviations, k).gradient(FACTORS);
        float step = 1e-2f;
        for (int e = 0; e < 5; e++) {
            float[] more = clean.clone();
            float[] less = clean.clone();
            more[e] += step;
            less[e] -= step;
            double slope = (value(more, noise, deviations, k) - value(less, noise, deviations, k)) / (2.0 * step);
            assertEquals(slope, gradient.onLogits()[e], 2e-3, "logit " + e);
            float[] wider = deviations.clone();
            float[] narrower = deviations.clone();
            wider[e] += step;
            narrower[e] -= step;
            slope = (value(clean, noise, wider, k) - value(clean, noise, narrower, k)) / (2.0 * step);
            assertEquals(slope, gradient.onDeviations()[e], 4e-3, "deviation " + e);
        }
    }

    /** Whether a step could change who is the rival, where the chances have a kink. */
    private static boolean nearTie(float[] noisy) {
        for (int a = 0; a < noisy.length; a++) {
            for (int b = 0; b < a; b++) {
                if (Math.abs(noisy[a] - noisy[b]) < .06f) {
                    return true;
                }
            }
        }
        return false;
    }

    @Example
    void whoHasNoRivalIsChosenAndASleeperIsNot() {
        float[] clean = {.5f, Float.NEGATIVE_INFINITY, .1f};
        float[] ones = {1, 1, 1};
        SmoothLoad load = SmoothLoad.of(clean, clean, ones, 2);
        assertArrayEquals(new double[] {1, 0, 1}, load.chances());
        assertArrayEquals(new double[3], load.gradient(ones(3)).onLogits());
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
