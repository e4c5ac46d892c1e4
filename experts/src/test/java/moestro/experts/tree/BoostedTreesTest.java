package moestro.experts.tree;

import static moestro.experts.tree.Lessons.LAYOUT;
import static moestro.experts.tree.Lessons.NUMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Parameters;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {

    @Test
    void boostingBeatsTheFirstTreeOnASmoothFunction() {
        double first = error(boosted(1), 0);
        double boosted = error(boosted(15), 0);
        assertTrue(boosted < .8 * first, "boosted " + boosted + ", first tree alone " + first);
    }

    @Test
    void bagsBeatSingleTreesOnANoisyFunction() {
        double single = error(boosted(15), .5);
        double bagged = error(expert(Map.of("bag", 5.0)), .5);
        assertTrue(bagged < .9 * single, "bagged " + bagged + ", single " + single);
    }

    @Test
    void aBagAnswersTheMeanOfTreesThatLearnAsOftenAsPoissonSays() {
        Expert bag = expert(Map.of("bag", 3.0, "trees", 1.0, "drift", 0.0));
        TreeView view = new TreeView(LAYOUT, false);
        TreeSettings settings = new TreeSettings(4, 4, 40, .05, .1, 8, 256);
        RegressionTree[] trees = new RegressionTree[3];
        for (int t = 0; t < trees.length; t++) {
            trees[t] = new RegressionTree(view, settings, true, Hash.mix(3, t));
        }
        float[] out = new float[1];
        for (int i = 0; i < 1500; i++) {
            Input input = Lessons.input(24, i);
            double sum = 0;
            for (int t = 0; t < trees.length; t++) {
                sum += trees[t].answer(view.row(input), input);
                int by = Hash.poisson(Hash.mix(3, i, t), 2);
                if (by > 0) {
                    trees[t].learn(view.row(input), input, Lessons.number(input, false), by);
                }
            }
            bag.predict(input, out);
            assertEquals((float) (sum / 3), out[0]);
            bag.learn(input, Lessons.number(input, false));
        }
    }

    @Test
    void outliersDoNotCarryTheAnswersAway() {
        Expert expert = boosted(15);
        float[] out = new float[1];
        for (int i = 0; i < 3000; i++) {
            Input input = Lessons.input(21, i);
            expert.learn(input, i % 1000 == 999 ? 1e6f : Lessons.number(input, false));
        }
        for (int i = 0; i < 500; i++) {
            Input input = Lessons.input(22, i);
            expert.predict(input, out);
            assertTrue(Math.abs(out[0]) < 6, "answered " + out[0]);
        }
    }

    /** The error of the second half against the truth, where labels are that noisy. */
    private static double error(Expert expert, double noise) {
        float[] out = new float[1];
        double squares = 0;
        for (int i = 0; i < 10_000; i++) {
            Input input = Lessons.input(20, i);
            float target = Lessons.number(input, false);
            expert.predict(input, out);
            squares += i >= 5000 ? (out[0] - target) * (out[0] - target) : 0;
            expert.learn(input, target + (float) (noise * Hash.gaussian(Hash.mix(23, i))));
        }
        return Math.sqrt(squares / 5000);
    }

    private static Expert boosted(int trees) {
        return expert(Map.of("trees", (double) trees));
    }

    private static Expert expert(Map<String, Double> parameters) {
        return new BoostedTreesFactory().create(new ExpertSettings(NUMBER, LAYOUT, 3, new Parameters(parameters)));
    }
}
