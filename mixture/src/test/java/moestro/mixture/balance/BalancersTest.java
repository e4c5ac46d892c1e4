package moestro.mixture.balance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import moestro.mixture.GoldenNumbers;
import moestro.mixture.Hash;
import moestro.mixture.kernel.Softmax;
import moestro.mixture.metric.Load;
import moestro.mixture.route.Best;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What every balancer must keep to, and the golden numbers of the losses. */
final class BalancersTest {
    private static final double EXACT = 1e-9;
    private static final int EXPERTS = 4;
    private static final int K = 2; // with one, gates are all 1 and importance has no slope

    private static Balancer create(BalancerKind kind) {
        return kind.create(new BalancerKind.Setting(EXPERTS, 1, kind.usualRate()));
    }

    /** A router of biased logits that follows whatever the balancer says; the load over the last half. */
    private static double[] loads(BalancerKind kind, double rate) {
        Balancer balancer = kind.create(new BalancerKind.Setting(EXPERTS, K, rate));
        double[] offset = {.6, .3, 0, -.2};
        double[] late = new double[EXPERTS];
        for (int n = 0; n < 20_000; n++) {
            float[] logits = new float[EXPERTS];
            float[] scores = new float[EXPERTS];
            for (int e = 0; e < EXPERTS; e++) {
                logits[e] = (float) (offset[e] + .5 * Hash.gaussian(Hash.mix(n, e)));
                scores[e] = (float) (logits[e] + balancer.bias(e));
            }
            for (int e = 0; e < EXPERTS; e++) {
                scores[e] = balancer.room(e) < 1 ? Float.NEGATIVE_INFINITY : scores[e];
            }
            int[] asked = Best.of(scores, K);
            for (int e : asked) {
                late[e] += n >= 10_000 ? 1 : 0;
            }
            double[] penalty = balancer.penalty(logits, logits, null);
            for (int e = 0; penalty != null && e < EXPERTS; e++) {
                offset[e] -= .05 * penalty[e];
            }
            balancer.observe(asked, K);
        }
        return late;
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NONE", "Z_LOSS"})
    void aSkewedRouterIsLevelled(BalancerKind kind) {
        double skewed = new Load(loads(BalancerKind.NONE, 0)).maxViolation();
        double levelled =
                new Load(loads(kind, kind.name().startsWith("LOSS_FREE") ? .03 : kind.usualRate())).maxViolation();
        assertTrue(skewed > .6, "unbalanced: " + skewed);
        assertTrue(levelled < .3, kind + ": " + levelled);
    }

    @ParameterizedTest
    @EnumSource
    void aRestoredBalancerGoesOnAsItWould(BalancerKind kind) {
        Balancer balancer = create(kind);
        feed(balancer, 0, 333);
        Balancer twin = create(kind);
        StateWriter out = new StateWriter().section("balancer");
        balancer.write(out);
        twin.read(new StateReader(out.sections()).section("balancer"));
        for (int n = 333; n < 800; n++) {
            for (int e = 0; e < EXPERTS; e++) {
                assertEquals(balancer.bias(e), twin.bias(e));
                assertEquals(balancer.room(e), twin.room(e));
            }
            assertArrayEquals(feed(balancer, n, n + 1), feed(twin, n, n + 1));
        }
    }

    private static double[] feed(Balancer balancer, int from, int to) {
        double[] penalty = null;
        for (int n = from; n < to; n++) {
            float[] logits = {.4f, (float) Hash.gaussian(n), 0, -.3f};
            balancer.observe(new int[] {n % 3}, 1);
            penalty = balancer.penalty(logits, logits, new float[] {1, .5f, .7f, .9f});
        }
        return penalty;
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "LOSS_FREE", "LOSS_FREE_SIGN", "CAPACITY"})
    void balancersWithoutALossLeaveTheWeightsAlone(BalancerKind kind) {
        assertNull(feed(create(kind), 0, 10));
    }

    @Test
    void theGoldenImportance() {
        // Gates of the noisy logits, as golden as the noise itself.
        double[][] clean = GoldenNumbers.cleanLogits();
        double[][] noise = GoldenNumbers.matrix(6, GoldenNumbers.RECORDS, GoldenNumbers.EXPERTS);
        double[][] width = GoldenNumbers.matrix(5, GoldenNumbers.INPUTS, GoldenNumbers.EXPERTS);
        double[] importance = new double[GoldenNumbers.EXPERTS];
        for (int r = 0; r < GoldenNumbers.RECORDS; r++) {
            float[] noisy = new float[GoldenNumbers.EXPERTS];
            for (int e = 0; e < noisy.length; e++) {
                double raw = 0;
                for (int i = 0; i < GoldenNumbers.INPUTS; i++) {
                    raw += GoldenNumbers.records()[r][i] * width[i][e];
                }
                noisy[e] = (float) (clean[r][e] + noise[r][e] * (StrictMath.log1p(StrictMath.exp(raw)) + .01));
            }
            double[] gates = ImportanceBalancer.gates(noisy, 2);
            for (int e = 0; e < noisy.length; e++) {
                importance[e] += gates[e];
            }
        }
        double[] expected = {.567950395359, 1.055523297368, .944476702632, .432049604641, 0};
        assertArrayEquals(expected, importance, 1e-5);
    }

    @Test
    void theGoldenSwitchLossOfTheBestAndOfTheTwoBest() {
        assertEquals(1.308223828884, switchLoss(1), EXACT);
        assertEquals(1.088594079870, switchLoss(2), EXACT);
    }

    private static double switchLoss(int k) {
        double[] shares = new double[GoldenNumbers.EXPERTS];
        double[] probabilities = new double[GoldenNumbers.EXPERTS];
        for (double[] logits : GoldenNumbers.cleanLogits()) {
            for (int e : Best.of(GoldenNumbers.floats(logits), k)) {
                shares[e] += 1.0 / (k * GoldenNumbers.RECORDS);
            }
            double[] dense = Softmax.of(logits.clone());
            for (int e = 0; e < dense.length; e++) {
                probabilities[e] += dense[e] / GoldenNumbers.RECORDS;
            }
        }
        return SwitchBalancer.loss(shares, probabilities);
    }

    @Test
    void theGoldenLogitLoss() {
        double loss = 0;
        for (double[] logits : GoldenNumbers.cleanLogits()) {
            double size = LogitBalancer.logSumExp(logits);
            loss += size * size / GoldenNumbers.RECORDS;
        }
        assertEquals(3.817829050442, loss, EXACT);
    }

    @Test
    void thePenaltyOfTheSwitchLossIsItsSlope() {
        SwitchBalancer balancer = new SwitchBalancer(new BalancerKind.Setting(3, 1, .5));
        for (int n = 0; n < 500; n++) {
            balancer.observe(new int[] {n % 4 == 0 ? 1 : 0}, 1);
        }
        StateWriter out = new StateWriter().section("balancer");
        balancer.write(out);
        double[] shares = new StateReader(out.sections()).section("balancer").getDoubles();
        float[] logits = {.3f, -.2f, .5f};
        double[] penalty = balancer.penalty(logits, logits, null);
        for (int e = 0; e < 3; e++) {
            double[] more = {.3f, -.2f, .5f};
            double[] less = more.clone();
            more[e] += 1e-6;
            less[e] -= 1e-6;
            double slope =
                    (SwitchBalancer.loss(shares, Softmax.of(more)) - SwitchBalancer.loss(shares, Softmax.of(less)))
                            / 2e-6;
            assertEquals(.5 * slope, penalty[e], 1e-6, "expert " + e);
        }
    }

    @Test
    void thePenaltyOfTheLogitLossIsItsSlope() {
        float[] logits = {.3f, -.2f, .5f};
        double[] penalty = new LogitBalancer(new BalancerKind.Setting(3, 1, .5)).penalty(logits, logits, null);
        for (int e = 0; e < 3; e++) {
            double[] more = {.3f, -.2f, .5f};
            double[] less = more.clone();
            more[e] += 1e-6;
            less[e] -= 1e-6;
            double slope = (StrictMath.pow(LogitBalancer.logSumExp(more), 2)
                            - StrictMath.pow(LogitBalancer.logSumExp(less), 2))
                    / 2e-6;
            assertEquals(.5 * slope, penalty[e], 1e-6, "expert " + e);
        }
    }

    @Test
    void anExpertIsFullWhenItsTokensAreSpentAndOpensAgainAtItsRate() {
        Balancer balancer = new CapacityBalancer(new BalancerKind.Setting(EXPERTS, 1, 1.2));
        double room = balancer.room(0);
        assertEquals(100 * 1.2 / EXPERTS, room, EXACT);
        int until = 0;
        while (balancer.room(0) >= 1) {
            balancer.observe(new int[] {0}, 1);
            until++;
        }
        assertEquals(room / (1 - .3), until, 2);
        assertEquals(room, balancer.room(1), EXACT, "a bucket holds no more");
        balancer.observe(new int[] {0}, 1);
        double debt = balancer.room(0);
        balancer.observe(new int[] {1}, 1);
        assertEquals(debt + .3, balancer.room(0), EXACT);
    }

    @Test
    void everyKindHasARateOfItsOwnAndAName() {
        assertEquals(.001, BalancerKind.LOSS_FREE.usualRate());
        assertEquals(.1, BalancerKind.IMPORTANCE_AND_LOAD.usualRate());
        assertEquals("importance-and-load", BalancerKind.IMPORTANCE_AND_LOAD.key());
        assertEquals(
                BalancerKind.values().length,
                Arrays.stream(BalancerKind.values())
                        .map(BalancerKind::key)
                        .distinct()
                        .count());
    }
}
