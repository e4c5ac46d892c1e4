package moestro.experts.tree;

import static moestro.experts.tree.Lessons.LAYOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

class MonitoredRegressionTreeTest {
    private static final TreeView VIEW = new TreeView(LAYOUT, false);
    private static final TreeSettings SETTINGS = new TreeSettings(4, 4, 40, .05, .05, 20, 1024);
    private static final int SWITCH = 5000;

    private static MonitoredRegressionTree tree(boolean renewed) {
        return new MonitoredRegressionTree(VIEW, SETTINGS, true, renewed, 1);
    }

    private static double learn(MonitoredRegressionTree tree, int i, double target) {
        Input input = Lessons.input(11, i);
        return tree.learn(VIEW.row(input), input, target, 1);
    }

    private static double truth(int i, boolean switched) {
        return Lessons.number(Lessons.input(11, i), switched);
    }

    @Test
    void aBackgroundTreeTakesOverOnceItErrsLess() {
        MonitoredRegressionTree tree = tree(true);
        int model = 0;
        int smallest = Integer.MAX_VALUE;
        for (int i = 0; i < SWITCH + 1000; i++) {
            learn(tree, i, truth(i, i >= SWITCH));
            if (i == SWITCH + 300) {
                model = bytes(tree, "model");
            }
            smallest = i > SWITCH + 300 ? Math.min(smallest, bytes(tree, "model")) : smallest;
        }
        assertTrue(smallest < model / 2, model + " bytes, and later " + smallest);
    }

    @Test
    void aTreeThatIsNotRenewedIsAPlainTree() {
        MonitoredRegressionTree tree = tree(false);
        RegressionTree plain = new RegressionTree(VIEW, SETTINGS, true, 1);
        for (int i = 0; i < 2 * SWITCH; i++) {
            Input input = Lessons.input(11, i);
            double target = truth(i, i >= SWITCH);
            assertEquals(plain.learn(VIEW.row(input), input, target, 1), learn(tree, i, target));
        }
    }

    @Test
    void aBackgroundTreeThatIsNoBetterDoesNotTakeOver() {
        MonitoredRegressionTree tree = tree(true);
        RegressionTree plain = new RegressionTree(VIEW, SETTINGS, true, 1);
        int most = 0;
        int before = 0;
        for (int i = 0; i < SWITCH + 4000; i++) {
            Input input = Lessons.input(11, i);
            // From here on there is noise that nobody can predict.
            double noise = i < SWITCH ? 0 : 4 * (Lessons.draw(5, i, 0) - .5);
            double target = truth(i, false) + noise;
            assertEquals(plain.learn(VIEW.row(input), input, target, 1), learn(tree, i, target), "at lesson " + i);
            before = i == SWITCH - 1 ? bytes(tree, "training") : before;
            most = i == SWITCH + 300 ? bytes(tree, "training") : most;
        }
        assertTrue(most > before + 1000, "no background tree was begun: " + before + " bytes, then " + most);
    }

    @Test
    void aBackgroundTreeIsRestoredWithItsTraining() {
        MonitoredRegressionTree original = tree(true);
        MonitoredRegressionTree restored = tree(true);
        for (int i = 0; i < SWITCH + 1500; i++) {
            double target = truth(i, i >= SWITCH);
            assertEquals(learn(original, i, target), learn(restored, i, target));
            if (i >= SWITCH && i % 37 == 0) {
                restored = copy(restored);
                assertEquals(StateWriter.sha256(state(original).sections()), hash(restored), "after " + i);
            }
        }
    }

    private static MonitoredRegressionTree copy(MonitoredRegressionTree tree) {
        MonitoredRegressionTree copy = tree(true);
        StateReader in = new StateReader(state(tree).sections());
        copy.readModel(in.section("model"));
        copy.readTraining(in.section("training"));
        return copy;
    }

    private static String hash(MonitoredRegressionTree tree) {
        return StateWriter.sha256(state(tree).sections());
    }

    private static int bytes(MonitoredRegressionTree tree, String section) {
        return state(tree).sections().get(section).length;
    }

    private static StateWriter state(MonitoredRegressionTree tree) {
        StateWriter out = new StateWriter();
        tree.writeModel(out.section("model"));
        tree.writeTraining(out.section("training"));
        return out;
    }
}
