package moestro.mixture.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import moestro.mixture.Hash;
import moestro.mixture.Task;
import moestro.mixture.balance.LossFreeBalancer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gate knew of an expert is forgotten when another one takes its place; what it knows of the others stays. */
final class RenewalTest {
    private static final int BAD = 3;
    private static final int[] EVERYBODY = {0, 1, 2, 3};

    static List<Task> tasks() {
        return List.of(GateBench.CLASSES, GateBench.NUMBER);
    }

    /** Three experts that are right but for noise, and one that says the opposite. */
    private static float[][] answers(Task task, int n, double truth) {
        float[][] answers = new float[4][];
        for (int e = 0; e < 4; e++) {
            double noise = .2 * Hash.gaussian(Hash.mix(n, e));
            if (task.isClassification()) {
                float p = (float) Losses.clip(.8 + .5 * noise, .95);
                float yes = (truth == 1) == (e != BAD) ? p : 1 - p;
                answers[e] = new float[] {1 - yes, yes};
            } else {
                answers[e] = new float[] {(float) (e == BAD ? noise - truth : noise + truth)};
            }
        }
        return answers;
    }

    private static double truth(Task task, int n) {
        double g = Hash.gaussian(Hash.mix(n, 99));
        return task.isClassification() ? (g > 0 ? 1 : 0) : Losses.clip(g, 3);
    }

    private static GateBench learned(Task task) {
        GateBench bench =
                new GateBench(task, 4, Map.of("k", 2.0, "warmup", 50.0, "exploration", .2, "balance-rate", .001));
        for (int n = 0; n < 1000; n++) {
            double truth = truth(task, n);
            bench.step(n, (float) Hash.gaussian(Hash.mix(n, 98)), answers(task, n, truth), truth);
        }
        return bench;
    }

    private static long routed(GateBench bench, int expert) {
        long routed = 0;
        for (int n = 5000; n < 5200; n++) {
            routed += Arrays.stream(bench.select(n, (float) Hash.gaussian(Hash.mix(n, 98)))
                            .asked())
                    .filter(asked -> asked == expert)
                    .count();
        }
        return routed;
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void oneThatWasAvoidedIsTriedAgainAndAvoidedAgainIfItIsNoBetter(Task task) {
        GateBench bench = learned(task);
        assertTrue(routed(bench, BAD) < 40, "only explored: " + routed(bench, BAD));
        bench.gate.renew(BAD);
        assertTrue(routed(bench, BAD) > 100, "nothing is known against it: " + routed(bench, BAD));
        for (int n = 1000; n < 1500; n++) {
            double truth = truth(task, n);
            bench.step(n, 0, answers(task, n, truth), truth);
        }
        assertTrue(routed(bench, BAD) < 40, "found out again: " + routed(bench, BAD));
    }

    @Test
    void aNewMemberHasTheMeanWeightOfTheOthersAndTheirsStay() {
        ExponentiatedGradient gradient = new ExponentiatedGradient(4);
        for (int n = 0; n < 300; n++) {
            gradient.learnNumber(EVERYBODY, answers(GateBench.NUMBER, n, 1), 1, 1, .05);
        }
        double[] others = gradient.weights(new int[] {0, 1, 2});
        double before = gradient.weights(EVERYBODY)[BAD];
        gradient.renew(BAD);
        assertArrayEquals(others, gradient.weights(new int[] {0, 1, 2}));
        double after = gradient.weights(EVERYBODY)[BAD];
        assertTrue(before < .2 && Math.abs(after - .25) < .02, before + " became " + after);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aStackGivesANewExpertTheShareOfOneItKnowsNothingOf(Task task) {
        Stack stack = Stack.of(task, 4, GateSettings.defaults());
        double[] untaught = stack.weights(EVERYBODY);
        for (int n = 0; n < 500; n++) {
            double truth = truth(task, n);
            stack.learn(EVERYBODY, answers(task, n, truth), stackInputs(task), truth, 1, 1);
        }
        double[] taught = stack.weights(EVERYBODY);
        assertNotEquals(untaught[BAD], taught[BAD], .01);
        stack.renew(BAD);
        double[] renewed = stack.weights(EVERYBODY);
        assertTrue(renewed[BAD] > taught[BAD] + .1, taught[BAD] + " became " + renewed[BAD]);
        assertEquals(taught[0] - taught[1], renewed[0] - renewed[1], 1e-12, "the others keep their own");
    }

    private static float[] stackInputs(Task task) {
        return new float[task.isClassification() ? 0 : 3];
    }

    @Test
    void aNewExpertHasNoBiasAndOwesNoLoad() {
        LossFreeBalancer balancer = new LossFreeBalancer(4, .1, 10, LossFreeBalancer.Step.PROPORTIONAL);
        for (int n = 0; n < 20; n++) {
            balancer.observe(new int[] {0, 1}, 2);
        }
        double other = balancer.bias(2);
        assertNotEquals(0, balancer.bias(BAD));
        balancer.renew(BAD);
        assertEquals(0, balancer.bias(BAD));
        assertEquals(other, balancer.bias(2));
    }
}
