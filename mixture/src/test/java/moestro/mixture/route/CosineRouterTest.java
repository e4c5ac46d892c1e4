package moestro.mixture.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import moestro.mixture.GoldenNumbers;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

/** Centroids: golden cosines, attraction and repulsion. */
final class CosineRouterTest {
    private static final Layout LAYOUT = new Layout(3, 0, 0);
    private static final int EXPERTS = 3;
    private static final double SCALE = 3;

    private static CosineRouter router(float[] vectors, Map<String, Double> routing) {
        StateWriter out = new StateWriter();
        out.section("centroids").putDouble(StrictMath.log(SCALE));
        out.putFloats(vectors);
        CosineRouter router = new CosineRouter(RouterBench.setting(LAYOUT, EXPERTS, 1, routing));
        router.readModel(new StateReader(out.sections()));
        return router;
    }

    private static Input input(double... dense) {
        return new Input(LAYOUT, new float[3], GoldenNumbers.floats(dense), new int[0]);
    }

    /** The golden centroids, two of each expert, brought to length 1 and laid input by input. */
    private static float[] golden() {
        float[] vectors = new float[GoldenNumbers.INPUTS * EXPERTS * 2];
        for (int e = 0; e < EXPERTS; e++) {
            double[][] centroids = GoldenNumbers.matrix(70 + e, 2, GoldenNumbers.INPUTS);
            for (int c = 0; c < 2; c++) {
                double length = StrictMath.sqrt(
                        Arrays.stream(centroids[c]).map(v -> v * v).sum());
                for (int i = 0; i < GoldenNumbers.INPUTS; i++) {
                    vectors[i * EXPERTS * 2 + e * 2 + c] = (float) (centroids[c][i] / length);
                }
            }
        }
        return vectors;
    }

    @Test
    void theGoldenCosines() {
        double[][] expected = {
            {1, -.061675671211, .895485059130},
            {1, .059609440536, .057529397224},
            {-.356464992887, .670851144864, -.165017500136}
        };
        CosineRouter router = router(golden(), Map.of());
        for (int record = 0; record < GoldenNumbers.RECORDS; record++) {
            float[] logits = router.logits(input(GoldenNumbers.records()[record]));
            for (int e = 0; e < EXPERTS; e++) {
                assertEquals(SCALE * expected[record][e], logits[e], 1e-5, "record " + record + ", expert " + e);
            }
        }
    }

    @Test
    void theWinningCentroidTurnsTowardsWhatItsExpertExplainsAndTheLoserAway() {
        CosineRouter router = router(golden(), Map.of());
        Input input = input(GoldenNumbers.records()[2]);
        float[] before = router.logits(input);
        Evidence evidence = new Evidence(new int[] {0, 1}, new double[] {-.1, -3}, before, before.clone(), null);
        router.learn(input, evidence, .003);
        float[] after = router.logits(input);
        assertTrue(after[0] > before[0] && after[1] < before[1]);
        assertEquals(before[2] / before[0], after[2] / before[0], .02, "who was not asked stays, but for the scale");
    }

    @Test
    void centroidsOfOneExpertRepelEachOtherAboveTheMargin() {
        float[] close = new float[GoldenNumbers.INPUTS * EXPERTS * 2];
        for (int e = 0; e < EXPERTS; e++) {
            close[e * 2] = 1;
            close[e * 2 + 1] = (float) Math.cos(.3);
            close[EXPERTS * 2 + e * 2 + 1] = (float) Math.sin(.3);
        }
        for (double margin : new double[] {.5, .99}) {
            CosineRouter router = router(close.clone(), Map.of("margin", margin));
            Input across = input(0, 0, 1, 0);
            float[] logits = router.logits(across);
            Evidence evidence = new Evidence(new int[] {0, 1}, new double[] {-.1, -3}, logits, logits.clone(), null);
            for (int n = 0; n < 3; n++) {
                router.learn(across, evidence, .0005);
            }
            // Along the second centroid's direction of old: pushed further out, or only turned a little.
            StateWriter out = new StateWriter();
            router.writeModel(out);
            StateReader in = new StateReader(out.sections()).section("centroids");
            in.getDouble();
            float[] moved = in.getFloats();
            double angle =
                    StrictMath.atan2(moved[EXPERTS * 2 + 1], moved[1]) - StrictMath.atan2(moved[EXPERTS * 2], moved[0]);
            assertEquals(margin < .9, angle > .32, "margin " + margin + ", angle " + angle);
        }
    }

    @Test
    void directionsKeepLengthOneAndGrowWithNewCategories() {
        Layout layout = new Layout(1, 1, 0);
        UnitVectors vectors = new UnitVectors(layout, 2, 5);
        for (int n = 0; n < 50; n++) {
            Input input = new Input(layout, new float[2], new float[] {n % 3 - 1f, 1}, new int[] {2 + n % 4});
            vectors.pull(input, 0, .1);
            assertEquals(1, vectors.cosine(0, 0), 1e-5);
        }
        Input known = new Input(layout, new float[2], new float[] {0, 1}, new int[] {3});
        Input unseen = new Input(layout, new float[2], new float[] {0, 1}, new int[] {-1});
        assertTrue(vectors.cosines(known)[0] > .3);
        assertTrue(Math.abs(vectors.cosines(unseen)[0]) <= 1 + 1e-6);
    }
}
