package moestro.mixture.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

/** Gates that are zero. */
final class ReluRouterTest {
    private static final Layout LAYOUT = new Layout(0, 0, 0);
    private static final Input INPUT = new Input(LAYOUT, new float[0], new float[] {1}, new int[0]);

    private static ReluRouter router(int k, double lambda) {
        StateWriter out = new StateWriter();
        out.section("context").putFloats(new float[4]);
        out.section("sparsity").putDouble(lambda);
        ReluRouter router = new ReluRouter(RouterBench.setting(LAYOUT, 4, k, Map.of()));
        router.readModel(new StateReader(out.sections()));
        return router;
    }

    @Test
    void whoHasNoGateIsNotAskedAndWeightsAreTheGates() {
        ReluRouter router = router(2, 2);
        float[] scores = {(float) StrictMath.log(5), 0, (float) StrictMath.log(3), .6f};
        assertArrayEquals(new int[] {0, 2}, router.choose(INPUT, scores, 2));
        double[] logits = {StrictMath.log(5), StrictMath.log(3), 0};
        assertArrayEquals(new double[] {.75, .25, 0}, router.weights(logits), 1e-12);
    }

    @Test
    void withEveryGateClosedTheBestIsAsked() {
        assertArrayEquals(new int[] {1}, router(2, 1e6).choose(INPUT, new float[] {1, 2, 0, 2}, 2));
        assertArrayEquals(new double[] {.5, .5}, router(2, 1e6).weights(new double[] {1, 2}));
    }

    @Test
    void noMoreThanTwiceKAreAsked() {
        assertArrayEquals(new int[] {0, 1}, router(1, 1e-6).choose(INPUT, new float[4], 1));
    }

    @Test
    void theCoefficientGrowsWhileTooManyAreOpenAndShrinksWhileTooFew() {
        assertTrue(lambdaAfterAWindow(1, .5) > .5 * 1.19, "two of four are open, one should be");
        assertTrue(lambdaAfterAWindow(3, 2) < 2 * .9, "one of four is asked, three should be");
    }

    private static double lambdaAfterAWindow(int k, double lambda) {
        ReluRouter router = router(k, lambda);
        Evidence evidence = new Evidence(new int[] {0}, new double[1], new float[4], new float[4], null);
        for (int n = 0; n < 10; n++) {
            router.learn(INPUT, evidence, 0);
        }
        StateWriter out = new StateWriter();
        router.writeModel(out);
        return new StateReader(out.sections()).section("sparsity").getDouble();
    }
}
