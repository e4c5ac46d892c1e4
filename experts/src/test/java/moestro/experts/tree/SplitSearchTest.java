package moestro.experts.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SplitSearchTest {
    /** Feature by feature: which of the eight lessons have the value 1 rather than 0. */
    private static final String PERFECT = "00001111";

    private static final String GOOD = "00011111";
    private static final String POOR = "01010101";

    @Test
    void findsTheBestAndTheSecondBestFeatureInAnyOrder() {
        double perfect = 8; // all eight bits
        double good = 8 - 5 * entropy(.2);
        for (String[] order : new String[][] {
            {PERFECT, GOOD, POOR}, {GOOD, PERFECT, POOR}, {POOR, GOOD, PERFECT}, {GOOD, POOR, PERFECT}
        }) {
            Split split = search(order);
            assertEquals(PERFECT, order[split.histogram()]);
            assertEquals(perfect, split.gain(), 1e-9);
            assertEquals(good, split.runnerUp(), 1e-9);
        }
    }

    @Test
    void theBinSeparatesTheValues() {
        GrowingHistograms histograms = histograms(PERFECT);
        Split split = new SplitSearch(histograms, new double[] {4, 4}, 8, new Entropy()).best();
        double threshold = histograms.upperEdge(0, split.bin());
        assertTrue(threshold > 0 && threshold < 1, "between 0 and 1: " + threshold);
    }

    @Test
    void aSideOfFewerThanTwoLessonsIsNoSide() {
        assertNull(search("01111111"));
    }

    @Test
    void reducesSquaredErrorOfNumbers() {
        GrowingHistograms histograms = new GrowingHistograms(1, SquaredError.STATISTICS);
        double[] total = new double[SquaredError.STATISTICS];
        double[] targets = {1, 3, 7, 9};
        for (int i = 0; i < targets.length; i++) {
            int cell = histograms.grow(0, i);
            double[] lesson = {1, targets[i], targets[i] * targets[i]};
            for (int s = 0; s < lesson.length; s++) {
                histograms.add(cell + s, lesson[s]);
                total[s] += lesson[s];
            }
        }
        Split split = new SplitSearch(histograms, total, 4, new SquaredError()).best();
        assertEquals(40 - 2 - 2, split.gain(), 1e-9);
        assertEquals(0, split.runnerUp());
    }

    @Test
    void roundingLeavesNoNegativeCounts() {
        double[] rest = new double[2];
        new Entropy().subtract(new double[] {.1 + .7, 3}, new double[] {.8f, 1}, rest);
        assertEquals(0, rest[0]);
        assertEquals(2, rest[1]);
    }

    private static Split search(String... features) {
        return new SplitSearch(histograms(features), new double[] {4, 4}, 8, new Entropy()).best();
    }

    private static GrowingHistograms histograms(String... features) {
        GrowingHistograms histograms = new GrowingHistograms(features.length, 2);
        for (int f = 0; f < features.length; f++) {
            for (int i = 0; i < 8; i++) {
                int label = i < 4 ? 0 : 1;
                histograms.add(histograms.grow(f, features[f].charAt(i) - '0') + label, 1);
            }
        }
        return histograms;
    }

    private static double entropy(double p) {
        return -(p * StrictMath.log(p) + (1 - p) * StrictMath.log(1 - p)) / StrictMath.log(2);
    }
}
