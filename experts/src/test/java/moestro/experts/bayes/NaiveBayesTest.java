package moestro.experts.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;

class NaiveBayesTest {
    private static final Layout LAYOUT = new Layout(2, 0, 3);
    private static final Task TASK = new Task.Classification(List.of("a", "b"));

    @Test
    void agreesWithCountsThatDecayOneByOne() {
        double fast = .9; // the weight of a lesson is scaled back after 132 lessons, and again and again
        double slow = .99;
        Expert expert = expert(Map.of("fast-decay", fast, "slow-decay", slow, "share", .02));
        Reference[] paces = {new Reference(fast), new Reference(slow)};
        double[] beliefs = {.5, .5};
        for (int i = 0; i < 1000; i++) {
            int[] x = {Hash.below(Hash.mix(1, i), 3), Hash.below(Hash.mix(2, i), 2)};
            int label = Hash.uniform(Hash.mix(3, i)) < (x[0] == 0 ? .8 : .3) ? 1 : 0;
            double expected = 0;
            double evidence = 0;
            for (int pace = 0; pace < 2; pace++) {
                double one = paces[pace].probabilityOfOne(x);
                expected += beliefs[pace] * one;
                beliefs[pace] *= Math.max(label == 1 ? one : 1 - one, .01);
                evidence += beliefs[pace];
                paces[pace].learn(x, label);
            }
            beliefs[0] = .01 + .98 * beliefs[0] / evidence;
            beliefs[1] = .01 + .98 * beliefs[1] / evidence;
            assertEquals(.99 * expected + .005, probabilityOfOne(expert, x[0], x[1]), 1e-5, "lesson " + i);
            expert.learn(input(x[0], x[1]), label);
        }
    }

    @Test
    void theFastPaceTakesOverWhenTheClassesChangePlaces() {
        Expert both = expert(Map.of());
        Expert slowOnly = expert(Map.of("fast-decay", .9997));
        int bothRight = 0;
        int slowRight = 0;
        for (int i = 0; i < 6000; i++) {
            float x = (float) Hash.uniform(Hash.mix(4, i));
            int label = x < .5f == i < 4000 ? 0 : 1;
            if (i >= 5500) {
                bothRight += (probabilityOfOne(both, x, 0) > .5 ? 1 : 0) == label ? 1 : 0;
                slowRight += (probabilityOfOne(slowOnly, x, 0) > .5 ? 1 : 0) == label ? 1 : 0;
            }
            both.learn(input(x, 0), label);
            slowOnly.learn(input(x, 0), label);
        }
        assertTrue(bothRight > .95 * 500, "two paces: right " + bothRight + " of 500");
        assertTrue(slowRight < .6 * 500, "slow alone: right " + slowRight + " of 500");
    }

    @Test
    void isForClassesOnlyAndKnowsItsParameters() {
        assertEquals(false, new NaiveBayesFactory().supports(new Task.Regression()));
        Exception refusal = assertThrows(IllegalArgumentException.class, () -> expert(Map.of("trees", 3.0)));
        assertTrue(refusal.getMessage().contains("fast-decay"), refusal.getMessage());
    }

    private static Expert expert(Map<String, Double> parameters) {
        return new NaiveBayesFactory().create(new ExpertSettings(TASK, LAYOUT, 1, new Parameters(parameters)));
    }

    private static Input input(float first, float second) {
        return new Input(LAYOUT, new float[] {first, second}, new float[] {first, second, 0, 0, 0, 1}, new int[0]);
    }

    private static float probabilityOfOne(Expert expert, float first, float second) {
        float[] out = new float[2];
        expert.predict(input(first, second), out);
        return out[1];
    }

    /** Naive Bayes over small whole numbers, whose counts are multiplied by the decay before each lesson. */
    private static final class Reference {
        private final double decay;
        private final double[] counts = new double[2];
        private final double[][][] cells = new double[2][3][2];
        private final int[] least = {Integer.MAX_VALUE, Integer.MAX_VALUE};
        private final int[] most = {Integer.MIN_VALUE, Integer.MIN_VALUE};

        Reference(double decay) {
            this.decay = decay;
        }

        double probabilityOfOne(int[] x) {
            double[] p = {counts[0] + 1, counts[1] + 1};
            for (int f = 0; f < 2; f++) {
                if (x[f] >= least[f] && x[f] <= most[f]) {
                    for (int k = 0; k < 2; k++) {
                        p[k] *= (cells[f][x[f]][k] + .3) / (counts[k] + 2.4);
                    }
                }
            }
            return p[1] / (p[0] + p[1]);
        }

        void learn(int[] x, int label) {
            for (int k = 0; k < 2; k++) {
                counts[k] *= decay;
                for (double[][] feature : cells) {
                    for (double[] cell : feature) {
                        cell[k] *= decay;
                    }
                }
            }
            counts[label]++;
            for (int f = 0; f < 2; f++) {
                cells[f][x[f]][label]++;
                least[f] = Math.min(least[f], x[f]);
                most[f] = Math.max(most[f], x[f]);
            }
        }
    }
}
