package moestro.mixture.balance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import moestro.mixture.GoldenNumbers;
import moestro.mixture.kernel.Kernels;
import moestro.mixture.metric.Load;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LossFreeBalancerTest {
    private static final double EXACT = 1e-12;
    private static final double RATE = .001;

    @Test
    void theGoldenWindowGivesTheGoldenStep() {
        LossFreeBalancer balancer = new LossFreeBalancer(5, RATE, 3, LossFreeBalancer.Step.SIGN);
        int[][] sets = {{1, 4}, {1, 2}, {0, 3}};
        double[] load = new double[5];
        for (int record = 0; record < GoldenNumbers.RECORDS; record++) {
            int[] asked = best(GoldenNumbers.cleanLogits()[record], balancer);
            int[] ascending = asked.clone();
            Arrays.sort(ascending);
            assertArrayEquals(sets[record], ascending, "set of record " + record);
            balancer.observe(asked, 2);
            for (int e : asked) {
                load[e]++;
            }
        }
        assertArrayEquals(new double[] {1, 2, 1, 1, 1}, load);
        assertEquals(.666667, new Load(load).maxViolation(), 5e-7);

        double[] step = {.001, -.001, .001, .001, .001};
        double centre = Arrays.stream(step).average().orElseThrow();
        for (int e = 0; e < 5; e++) {
            assertEquals(step[e] - centre, balancer.bias(e), EXACT, "bias of expert " + e);
        }
    }

    private static int[] best(double[] logits, LossFreeBalancer balancer) {
        float[] scores = new float[logits.length];
        for (int e = 0; e < scores.length; e++) {
            scores[e] = (float) (1 / (1 + StrictMath.exp(-logits[e])) + balancer.bias(e));
        }
        int[] asked = new int[2];
        Kernels.get().topK(scores, scores.length, 2, new float[2], asked);
        return asked;
    }

    @Test
    void theProportionalStepIsTheRelativeViolation() {
        LossFreeBalancer balancer = new LossFreeBalancer(2, RATE, 4, LossFreeBalancer.Step.PROPORTIONAL);
        for (int i = 0; i < 4; i++) {
            balancer.observe(new int[] {i == 0 ? 1 : 0}, 1); // loads 3 and 1, mean 2
        }
        assertEquals(-RATE / 2, balancer.bias(0), EXACT);
        assertEquals(RATE / 2, balancer.bias(1), EXACT);
    }

    @Test
    void nothingMovesBeforeTheEndOfAWindowAndShadowsAreNotCounted() {
        LossFreeBalancer balancer = new LossFreeBalancer(3, RATE, 3, LossFreeBalancer.Step.SIGN);
        balancer.observe(new int[] {0, 1, 2}, 1);
        balancer.observe(new int[] {0, 1, 2}, 1);
        assertArrayEquals(new double[3], biases(balancer, 3));
        balancer.observe(new int[] {1, 0, 2}, 1);
        // Loads 2, 1, 0: expert 1 carries the mean.
        assertArrayEquals(new double[] {-RATE, 0, RATE}, biases(balancer, 3), EXACT);
    }

    @ParameterizedTest
    @EnumSource
    void aSkewedRouterIsLevelled(LossFreeBalancer.Step step) {
        LossFreeBalancer balancer = new LossFreeBalancer(4, .05, 50, step);
        double[] affinity = {.9, .5, .4, .1};
        double[] late = new double[4];
        for (int record = 0; record < 20_000; record++) {
            int best = 0;
            for (int e = 1; e < 4; e++) {
                if (affinity[e] + balancer.bias(e) > affinity[best] + balancer.bias(best)) {
                    best = e;
                }
            }
            balancer.observe(new int[] {best}, 1);
            late[best] += record >= 10_000 ? 1 : 0;
        }
        assertEquals(0, new Load(late).maxViolation(), .1, () -> Arrays.toString(late));
        assertEquals(0, Arrays.stream(biases(balancer, 4)).sum(), 1e-9);
    }

    @Test
    void aRestoredBalancerGoesOnWithinItsWindow() {
        LossFreeBalancer balancer = new LossFreeBalancer(3, RATE, 4, LossFreeBalancer.Step.SIGN);
        for (int i = 0; i < 6; i++) {
            balancer.observe(new int[] {0}, 1);
        }
        StateWriter out = new StateWriter().section("balancer");
        balancer.write(out);
        LossFreeBalancer twin = new LossFreeBalancer(3, RATE, 4, LossFreeBalancer.Step.SIGN);
        twin.read(new StateReader(out.sections()).section("balancer"));
        for (int i = 0; i < 2; i++) {
            balancer.observe(new int[] {2}, 1);
            twin.observe(new int[] {2}, 1);
        }
        assertArrayEquals(biases(balancer, 3), biases(twin, 3));
        // Signs (-, +, +), then (-, +, -), centred after each.
        assertArrayEquals(new double[] {-2 * RATE, 2 * RATE, 0}, biases(twin, 3), EXACT);
    }

    private static double[] biases(LossFreeBalancer balancer, int experts) {
        double[] biases = new double[experts];
        for (int e = 0; e < experts; e++) {
            biases[e] = balancer.bias(e);
        }
        return biases;
    }
}
