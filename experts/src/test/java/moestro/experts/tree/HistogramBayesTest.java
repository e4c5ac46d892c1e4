package moestro.experts.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HistogramBayesTest {

    @Test
    void isThePriorTimesTheSmoothedLikelihoods() {
        GrowingHistograms histograms = new GrowingHistograms(2, 2);
        double[] counts = {6, 4};
        fill(histograms, 0, new float[] {1, 1, 1, 1, 1, 9}, new float[] {1, 9, 9, 9});
        fill(histograms, 1, new float[] {2, 2, 2, 8, 8, 8}, new float[] {8, 8, 8, 8});
        double[] out = new double[2];
        HistogramBayes.posterior(histograms, 0, new int[] {1, 0}, new float[] {2, 1}, counts, 1, .5, out);
        double first = 6.5 * (5.3 / 8.4) * (3.3 / 8.4);
        double second = 4.5 * (1.3 / 6.4) * (.3 / 6.4);
        assertArrayEquals(new double[] {first / (first + second), second / (first + second)}, out, 1e-12);
    }

    @Test
    void aValueOutOfRangeSaysNothing() {
        GrowingHistograms histograms = new GrowingHistograms(1, 2);
        fill(histograms, 0, new float[] {1, 1, 1}, new float[] {2});
        double[] out = new double[2];
        HistogramBayes.posterior(histograms, 0, new int[] {0}, new float[] {1000}, new double[] {3, 1}, 1, .5, out);
        assertArrayEquals(new double[] {3.5 / 5, 1.5 / 5}, out, 1e-12);
    }

    @Test
    void countsInAnotherUnitGiveTheSameAnswer() {
        double[] one = new double[2];
        double[] other = new double[2];
        for (double unit : new double[] {1, 4096}) {
            GrowingHistograms histograms = new GrowingHistograms(1, 2);
            fill(histograms, 0, new float[] {1, 1, 7}, new float[] {7, 7});
            histograms.scale(unit);
            HistogramBayes.posterior(
                    histograms, 0, new int[] {0}, new float[] {7}, new double[] {3 * unit, 2 * unit}, unit, 1, other);
            if (unit == 1) {
                one = other.clone();
            }
        }
        assertArrayEquals(one, other, 1e-12);
    }

    @Test
    void thousandsOfFeaturesDoNotMakeTheProductVanish() {
        int features = 3000;
        GrowingHistograms histograms = new GrowingHistograms(features, 2);
        int[] order = new int[features];
        float[] row = new float[features];
        for (int i = 0; i < features; i++) {
            order[i] = i;
            row[i] = 1;
            histograms.add(histograms.grow(i, i % 3 == 0 ? 1 : 2), 50_000);
            histograms.add(histograms.grow(i, i % 3 == 0 ? 2 : 1) + 1, 50_000);
        }
        double[] out = new double[2];
        HistogramBayes.posterior(histograms, 0, order, row, new double[] {50_000, 50_000}, 1, 1, out);
        assertEquals(1, Arrays.stream(out).sum(), 1e-12);
        assertTrue(out[1] > .999, "two thirds of the features speak for the second class: " + out[1]);
    }

    private static void fill(GrowingHistograms histograms, int histogram, float[] first, float[] second) {
        for (float value : first) {
            histograms.add(histograms.grow(histogram, value), 1);
        }
        for (float value : second) {
            histograms.add(histograms.grow(histogram, value) + 1, 1);
        }
    }
}
