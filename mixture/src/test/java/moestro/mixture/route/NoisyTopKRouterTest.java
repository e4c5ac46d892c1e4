package moestro.mixture.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import moestro.mixture.GoldenNumbers;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.metric.Variation;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

/** Noise that explores: golden numbers, and what it learns. */
final class NoisyTopKRouterTest {
    private static final double FLOATS = 1e-5;
    private static final Layout LAYOUT = new Layout(3, 0, 0);

    private static NoisyTopKRouter fresh() {
        return new NoisyTopKRouter(RouterBench.setting(LAYOUT, GoldenNumbers.EXPERTS, 2, Map.of()));
    }

    private static NoisyTopKRouter golden() {
        StateWriter out = new StateWriter();
        out.section("context").putFloats(flat(GoldenNumbers.gateWeights()));
        out.section("noise").putFloats(flat(GoldenNumbers.matrix(5, GoldenNumbers.INPUTS, GoldenNumbers.EXPERTS)));
        NoisyTopKRouter router = fresh();
        router.readModel(new StateReader(out.sections()));
        return router;
    }

    private static float[] flat(double[][] matrix) {
        return GoldenNumbers.floats(
                Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray());
    }

    private static Input input(double[] dense) {
        return new Input(LAYOUT, new float[3], GoldenNumbers.floats(dense), new int[0]);
    }

    @Test
    void theGoldenLoadsAndTheirVariation() {
        NoisyTopKRouter router = golden();
        double[][] noise = GoldenNumbers.matrix(6, GoldenNumbers.RECORDS, GoldenNumbers.EXPERTS);
        double[] load = new double[GoldenNumbers.EXPERTS];
        for (int record = 0; record < GoldenNumbers.RECORDS; record++) {
            Input input = input(GoldenNumbers.records()[record]);
            float[] clean = router.logits(input);
            assertArrayEquals(GoldenNumbers.floats(GoldenNumbers.cleanLogits()[record]), clean, (float) FLOATS);
            float[] deviations = router.deviations(input);
            float[] noisy = clean.clone();
            for (int e = 0; e < noisy.length; e++) {
                noisy[e] += (float) (noise[record][e] * deviations[e]);
            }
            double[] chances = SmoothLoad.of(clean, noisy, deviations, 2).chances();
            for (int e = 0; e < load.length; e++) {
                load[e] += chances[e];
            }
        }
        double[] expected = {1.055259631296, 1.933686187287, 1.004523253263, .873342022163, .721784834363};
        assertArrayEquals(expected, load, FLOATS);
        assertEquals(.143921175315, Variation.of(load), FLOATS);
    }

    @Test
    void atFirstNobodyIsPreferredAndTheNoiseIsTheSameForAll() {
        float[] deviations = fresh().deviations(input(new double[] {1, -2, .5, 1}));
        float expected = (float) (StrictMath.log(2) + 1e-2);
        for (float deviation : deviations) {
            assertEquals(expected, deviation, 1e-6f);
        }
        assertArrayEquals(new float[5], fresh().logits(input(new double[] {1, -2, .5, 1})));
    }

    /** One expert is far ahead, so loads are as unequal as can be: noise grows, though hardly any slope is left. */
    @Test
    void noiseGrowsWhereLoadsAreUnequalHoweverFarScoresLieApart() {
        for (float ahead : new float[] {1, 4}) {
            NoisyTopKRouter router = fresh();
            Input input = input(new double[] {0, 0, 0, 1});
            float[] scores = {ahead, ahead, 0, 0, 0};
            for (int n = 0; n < 500; n++) {
                router.learn(
                        input, new Evidence(new int[] {0, 1}, new double[2], router.logits(input), scores, null), .003);
            }
            float[] deviations = router.deviations(input);
            for (int e = 0; e < 5; e++) {
                assertTrue(deviations[e] > 1, ahead + " ahead: " + Arrays.toString(deviations));
                assertTrue(deviations[e] < 3.1, "noise stays within bounds: " + Arrays.toString(deviations));
            }
        }
    }

    @Test
    void noiseExploresAndPropensitiesSayHowProbably() {
        NoisyTopKRouter router = golden();
        Selector selector = new Selector(router, 2, 1, 0, 3);
        Input input = input(GoldenNumbers.records()[1]);
        float[] scores = router.logits(input);
        double[] frequency = new double[5];
        double[] stated = new double[5];
        int records = 20_000;
        for (int n = 0; n < records; n++) {
            Selection selection = selector.select(input, scores, scores, Hash.mix(n), true);
            for (int j = 0; j < 2; j++) {
                frequency[selection.asked()[j]] += 1.0 / records;
            }
            float[] noisy = scores.clone();
            for (int e = 0; e < 5; e++) {
                noisy[e] += router.deviations(input)[e] * (float) Hash.gaussian(Hash.mix(n, e));
            }
            double[] chances =
                    SmoothLoad.of(scores, noisy, router.deviations(input), 2).chances();
            for (int e = 0; e < 5; e++) {
                stated[e] += chances[e] / records;
            }
        }
        assertArrayEquals(stated, frequency, .015);
        assertTrue(Arrays.stream(frequency).allMatch(f -> f > 0), () -> Arrays.toString(frequency));
    }
}
