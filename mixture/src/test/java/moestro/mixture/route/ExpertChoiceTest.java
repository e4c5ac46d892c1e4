package moestro.mixture.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import moestro.mixture.GoldenNumbers;
import moestro.mixture.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Experts that choose: the golden batch, and thresholds in a stream. */
final class ExpertChoiceTest {
    private static final double PRINTED = 5e-10;

    private static double[] weights(ExpertChoice.Axis axis) {
        double[][] shares = ExpertChoice.shares(GoldenNumbers.cleanLogits(), axis);
        int capacity = 1; // factor 2, three records, five experts
        int[][] records = ExpertChoice.records(shares, capacity);
        int[] expected = {2, 0, 1, 2, 0};
        double[] weights = new double[GoldenNumbers.EXPERTS];
        for (int e = 0; e < weights.length; e++) {
            assertArrayEquals(new int[] {expected[e]}, records[e], "expert " + e);
            weights[e] = shares[records[e][0]][e];
        }
        return weights;
    }

    @Test
    void theGoldenWeightsOverExperts() {
        double[] expected = {.391569536, .488984552, .249099109, .388346760, .285756719};
        assertArrayEquals(expected, weights(ExpertChoice.Axis.EXPERTS), PRINTED);
    }

    @Test
    void theGoldenWeightsOverRecords() {
        double[] expected = {.829416697, .556483455, .421979075, .760468488, .570710238};
        assertArrayEquals(expected, weights(ExpertChoice.Axis.RECORDS), PRINTED);
    }

    @Test
    void theBestRecordsComeFirst() {
        double[][] shares = {{.1, .5}, {.3, .5}, {.2, .6}};
        assertArrayEquals(new int[] {1, 2}, ExpertChoice.records(shares, 2)[0]);
        assertArrayEquals(new int[] {2, 0}, ExpertChoice.records(shares, 2)[1], "the lowest index of equals");
    }

    @ParameterizedTest
    @ValueSource(doubles = {.05, .25, .7})
    void aThresholdLetsItsShareOfValuesPass(double rate) {
        Acceptance acceptance = new Acceptance(2, rate);
        int[] passed = new int[2];
        int records = 20_000;
        for (int n = 0; n < records; n++) {
            double[] values = {Hash.gaussian(Hash.mix(n, 1)), 100 * Hash.uniform(Hash.mix(n, 2)) - 3};
            boolean first = acceptance.passes(0, values[0]);
            boolean second = acceptance.passes(1, values[1]);
            passed[0] += first ? 1 : 0;
            passed[1] += second ? 1 : 0;
            int[] taken =
                    first && second ? new int[] {0, 1} : first ? new int[] {0} : second ? new int[] {1} : new int[0];
            acceptance.fold(values, taken);
        }
        assertEquals(rate, (double) passed[0] / records, .02);
        assertEquals(rate, (double) passed[1] / records, .02);
    }
}
