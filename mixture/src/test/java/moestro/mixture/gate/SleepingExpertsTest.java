package moestro.mixture.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import moestro.mixture.Hash;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whoever sleeps has no weight, and wakes up with the weight it had. */
final class SleepingExpertsTest {
    private static final int EXPERTS = 5;
    private static final int[] EVERYBODY = {0, 1, 2, 3, 4};

    private static ExponentiatedGradient learned(long seed) {
        ExponentiatedGradient weights = new ExponentiatedGradient(EXPERTS);
        for (int i = 0; i < 50; i++) {
            lesson(weights, EVERYBODY, seed, i);
        }
        return weights;
    }

    private static void lesson(ExponentiatedGradient weights, int[] members, long seed, int i) {
        float[][] answers = new float[members.length][1];
        for (int j = 0; j < members.length; j++) {
            answers[j][0] = (float) (members[j] + Hash.gaussian(Hash.mix(seed, i, j)));
        }
        weights.learnNumber(members, answers, 1, 1, .05);
    }

    @Property(tries = 100)
    void weightsAreRenormalisedOverThoseAwake(@ForAll long seed) {
        ExponentiatedGradient gradient = learned(seed);
        double[] all = gradient.weights(EVERYBODY);
        int[] awake = {3, 0, 4};
        double sum = all[3] + all[0] + all[4];
        assertArrayEquals(new double[] {all[3] / sum, all[0] / sum, all[4] / sum}, gradient.weights(awake), 1e-12);
    }

    @Property(tries = 100)
    void asleepNobodyGainsOrLoses(@ForAll long seed) {
        ExponentiatedGradient gradient = learned(seed);
        double[] sleepers = gradient.weights(new int[] {1, 3});
        double[] awake = gradient.weights(new int[] {0, 4});
        for (int i = 0; i < 50; i++) {
            lesson(gradient, new int[] {0, 2, 4}, seed, i);
        }
        assertArrayEquals(sleepers, gradient.weights(new int[] {1, 3}));
        assertNotEquals(awake[0], gradient.weights(new int[] {0, 4})[0]);
    }

    @Example
    void lossesOfSleepersStandStill() {
        LossAverages losses = new LossAverages(2);
        losses.learn(0, 1, .01, false);
        losses.learn(1, .5, .01, false);
        double before = losses.of(1);
        losses.learn(0, -2, .01, false);
        assertEquals(before, losses.of(1));
    }

    @Example
    void lossAveragesAreMeansAtFirstThenExponentialAndFasterForTheExplored() {
        LossAverages losses = new LossAverages(1);
        // A mean that starts with one observation of 0.
        losses.learn(0, 1, .01, false);
        losses.learn(0, 2, .01, false);
        assertEquals(1, losses.of(0), 1e-12);
        // One excess counts as 3 at most.
        losses.learn(0, 1000, .01, false);
        assertEquals(1.5, losses.of(0), 1e-12);
        for (int i = 0; i < 1000; i++) {
            losses.learn(0, 0, .01, false);
        }
        double late = losses.of(0);
        losses.learn(0, late + 1, .01, false);
        assertEquals(late + .01, losses.of(0), 1e-12);
        double later = losses.of(0);
        losses.learn(0, later + 1, .01, true);
        assertEquals(later + .04, losses.of(0), 1e-12);
    }

    @Example
    void voicesAreThoseThatAnsweredAmongTheRouted() {
        float[] answer = {1};
        Voices voices = Voices.of(new int[] {4, 2, 0, 1}, new float[][] {answer, null, answer, answer}, 3);
        assertArrayEquals(new int[] {4, 0}, voices.members());
        assertArrayEquals(new int[] {0, 2}, voices.positions());
        assertEquals(2, voices.answers().length);
    }
}
