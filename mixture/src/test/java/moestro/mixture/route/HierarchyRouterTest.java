package moestro.mixture.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.IntStream;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Groups of experts. */
final class HierarchyRouterTest {
    private static final Layout LAYOUT = new Layout(0, 0, 0);
    private static final Input INPUT = new Input(LAYOUT, new float[0], new float[] {1}, new int[0]);

    private static HierarchyRouter router(int experts, int k, Map<String, Double> routing) {
        return new HierarchyRouter(RouterBench.setting(LAYOUT, experts, k, routing));
    }

    private static HierarchyRouter of(float[] groups, float[] experts) {
        StateWriter out = new StateWriter();
        out.section("groups").putFloats(groups);
        out.section("context").putFloats(experts);
        HierarchyRouter router = router(experts.length, 2, Map.of("groups", (double) groups.length, "opened", 1.0));
        router.readModel(new StateReader(out.sections()));
        return router;
    }

    private static float[] log(double... shares) {
        float[] logs = new float[shares.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = (float) StrictMath.log(shares[i]);
        }
        return logs;
    }

    @Example
    void theImportanceIsTheGroupsShareTimesTheExpertsShareInIt() {
        float[] logits = of(log(.6, .4), log(.5, .5, .9, .1)).logits(INPUT);
        assertArrayEquals(log(.3, .3, .36, .04), logits, 1e-6f);
    }

    @Example
    void onlyTheChosenGroupsAreOpened() {
        HierarchyRouter router = of(log(.6, .4), log(.5, .5, .9, .1));
        // Expert 2 is the most important of all, but its group is not.
        assertArrayEquals(new int[] {0, 1}, router.choose(INPUT, router.logits(INPUT), 2));
        float[] asleep = router.logits(INPUT);
        asleep[0] = Float.NEGATIVE_INFINITY;
        asleep[1] = Float.NEGATIVE_INFINITY;
        assertArrayEquals(new int[] {2, 3}, router.choose(INPUT, asleep, 2), "a group that sleeps is not opened");
    }

    @Property(tries = 200)
    void everyExpertStandsInOneGroup(
            @ForAll @IntRange(min = 1, max = 40) int experts, @ForAll @IntRange(min = 0, max = 40) int groups) {
        HierarchyRouter router = router(experts, 3, Map.of("groups", (double) groups));
        double sum = 0;
        for (float logit : router.logits(INPUT)) {
            sum += StrictMath.exp(logit);
        }
        assertEquals(1, sum, 1e-4, "importance is shared out among all experts");
        int[] members = IntStream.range(0, experts).toArray();
        Evidence evidence = new Evidence(
                members, new double[experts], router.logits(INPUT), router.logits(INPUT), new double[experts]);
        router.learn(INPUT, evidence, .003);
        assertTrue(router.choose(INPUT, router.logits(INPUT), 3).length >= 1);
    }

    /** On the logarithms of importance, {@code g - h} of the likelihood is brought to both levels by the chain rule. */
    @Example
    void aPenaltyAndTheSameGradientOfTheLikelihoodMoveTheSame() {
        HierarchyRouter learned = of(log(.6, .4), log(.5, .5, .9, .1));
        HierarchyRouter penalised = of(log(.6, .4), log(.5, .5, .9, .1));
        int[] all = {0, 1, 2, 3};
        double[] likelihoods = {-.1, -2, -1, -.5};
        for (int n = 0; n < 20; n++) {
            float[] logits = learned.logits(INPUT);
            Evidence label = new Evidence(all, likelihoods, logits, logits, null);
            double[] gradient = Responsibilities.likelihoodGradient(label.ownLogits(), likelihoods);
            // Equal likelihoods give no gradient of their own: what is left is the penalty.
            penalised.learn(INPUT, new Evidence(all, new double[4], penalised.logits(INPUT), logits, gradient), .01);
            learned.learn(INPUT, label, .01);
        }
        assertArrayEquals(learned.logits(INPUT), penalised.logits(INPUT), 1e-5f);
    }
}
