package moestro.experts.tree;

import static moestro.experts.tree.Lessons.CLASSES;
import static moestro.experts.tree.Lessons.LAYOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Parameters;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

class MonitoredTreeTest {
    private static final TreeSettings SETTINGS = new TreeSettings(4, 4, 60, .01, .05, 20, 1024);

    /** From here on more labels are wrong, enough for a warning and too few for an alarm; later all is well again. */
    private static final int NOISY_FROM = 2000;

    private static final int NOISY_TO = 2400;

    @Test
    void aBackgroundTreeGrowsOnWarningAndIsGivenUpWhenCalmReturns() {
        MonitoredTree tree = tree();
        int before = 0;
        int most = 0;
        int model = 0;
        for (int i = 0; i < 4000; i++) {
            learn(tree, i);
            if (i == NOISY_FROM - 1) {
                before = trainingBytes(tree);
                model = modelBytes(tree);
            }
            if (i >= NOISY_FROM && i < NOISY_TO + 100) {
                most = Math.max(most, trainingBytes(tree));
            }
        }
        assertTrue(most > before + 500, "a background tree was there: " + before + " bytes, then " + most);
        assertTrue(trainingBytes(tree) < before + 200, "it is there no more: " + trainingBytes(tree) + " bytes");
        assertTrue(modelBytes(tree) >= model, "the tree itself was not replaced");
    }

    @Test
    void aBackgroundTreeIsRestoredWithItsTraining() {
        MonitoredTree original = tree();
        MonitoredTree restored = tree();
        for (int i = 0; i < NOISY_TO + 200; i++) {
            learn(original, i);
            learn(restored, i);
            if (i > NOISY_FROM && i % 7 == 0) {
                restored = copy(restored);
                assertEquals(hash(original), hash(restored), "after " + i + " lessons");
            }
        }
        assertEquals(hash(original), hash(restored));
    }

    @Test
    void theForestWeighsItsTreesByTheirVotes() {
        long seed = 5;
        Expert forest =
                new AdaptiveForestFactory().create(new ExpertSettings(CLASSES, LAYOUT, seed, Parameters.none()));
        MonitoredTree[] trees = new MonitoredTree[6];
        for (int t = 0; t < trees.length; t++) {
            TreeSettings settings = new TreeSettings(4, 3, 60, .01, .05, 20, 1024);
            trees[t] = new MonitoredTree(settings, 3, true, Hash.mix(seed, t));
        }
        for (int i = 0; i < 500; i++) {
            Input input = Lessons.input(12, i);
            float label = noisyLabel(input, i, .3);
            forest.learn(input, label);
            for (int t = 0; t < trees.length; t++) {
                int by = Hash.poisson(Hash.mix(seed, i, t), 6);
                if (by > 0) {
                    trees[t].learn(input.ordinals(), (int) label, by, new double[3]);
                }
            }
        }
        Input probe = Lessons.input(13, 1);
        double[] answer = new double[3];
        double[] sum = new double[3];
        double votes = 0;
        for (MonitoredTree tree : trees) {
            tree.answer(probe.ordinals(), answer);
            votes += tree.vote();
            for (int k = 0; k < 3; k++) {
                sum[k] += tree.vote() * answer[k];
            }
        }
        float[] given = new float[3];
        forest.predict(probe, given);
        for (int k = 0; k < 3; k++) {
            assertEquals(.99 * sum[k] / votes + .01 / 3, given[k], 1e-6);
        }
    }

    private static MonitoredTree tree() {
        return new MonitoredTree(SETTINGS, 3, true, 1);
    }

    private static void learn(MonitoredTree tree, int i) {
        Input input = Lessons.input(11, i);
        double noise = i < NOISY_FROM ? .1 : i < NOISY_TO ? .2 : .02;
        tree.learn(input.ordinals(), (int) noisyLabel(input, i, noise), 1, new double[3]);
    }

    private static float noisyLabel(Input input, int i, double noise) {
        boolean wrong = Hash.uniform(Hash.mix(17, i)) < noise;
        return wrong ? (Lessons.label(input, false) + 1) % 3 : Lessons.label(input, false);
    }

    private static MonitoredTree copy(MonitoredTree tree) {
        MonitoredTree copy = tree();
        StateReader in = new StateReader(state(tree).sections());
        copy.readModel(in.section("model"));
        copy.readTraining(in.section("training"));
        return copy;
    }

    private static String hash(MonitoredTree tree) {
        return StateWriter.sha256(state(tree).sections());
    }

    private static int trainingBytes(MonitoredTree tree) {
        return state(tree).sections().get("training").length;
    }

    private static int modelBytes(MonitoredTree tree) {
        return state(tree).sections().get("model").length;
    }

    private static StateWriter state(MonitoredTree tree) {
        StateWriter out = new StateWriter();
        tree.writeModel(out.section("model"));
        tree.writeTraining(out.section("training"));
        return out;
    }
}
