package moestro.experts.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import moestro.mixture.Input;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

class RegressionTreeTest {
    private static final TreeView VIEW = new TreeView(Lessons.LAYOUT, false);
    private static final TreeView WITH_HISTORY = new TreeView(Lessons.LAYOUT, true);

    @Test
    void theFirstSplitIsWithinABinOfTheStep() {
        RegressionTree tree = new RegressionTree(VIEW, new TreeSettings(4, 4, 40, .05, .05, 1, 1024), false, 1);
        for (int i = 0; i < 2000; i++) {
            Input input = Lessons.input(1, i);
            learn(tree, VIEW, input, input.ordinals()[1] < .37f ? -1 : 2);
        }
        float bin = .1024f; // a ten-thousandth, doubled as often as these values make it
        for (float other : new float[] {.1f, .5f, .9f}) {
            Input left = Lessons.input(new float[] {other, .37f - bin, other}, 1, 0);
            Input right = Lessons.input(new float[] {other, .37f + bin, other}, 1, 0);
            assertEquals(-1, tree.answer(VIEW.row(left), left), .6);
            assertEquals(2, tree.answer(VIEW.row(right), right), .6);
        }
    }

    @Test
    void furtherSplitsNarrowTheStepDown() {
        RegressionTree tree = tree(VIEW, false, 1024);
        for (int i = 0; i < 20_000; i++) {
            Input input = Lessons.input(1, i);
            learn(tree, VIEW, input, input.ordinals()[1] < .37f ? -1 : 2);
        }
        Input left = Lessons.input(new float[] {.5f, .36f, .5f}, 1, 0);
        Input right = Lessons.input(new float[] {.5f, .38f, .5f}, 1, 0);
        assertEquals(-1, tree.answer(VIEW.row(left), left), .05);
        assertEquals(2, tree.answer(VIEW.row(right), right), .05);
    }

    @Test
    void newLeavesStartFromTheirParentsMean() {
        RegressionTree tree = tree(VIEW, false, 1024);
        Input left = Lessons.input(new float[] {.5f, .1f, .5f}, 1, 0);
        Input right = Lessons.input(new float[] {.5f, .9f, .5f}, 1, 0);
        for (int i = 0; i < 2000; i++) {
            Input input = Lessons.input(1, i);
            learn(tree, VIEW, input, input.ordinals()[1] < .37f ? 5 : 7);
            assertTrue(tree.answer(VIEW.row(left), left) > 4.5, "after " + i + " lessons");
            assertTrue(tree.answer(VIEW.row(right), right) > 4.5, "after " + i + " lessons");
        }
    }

    @Test
    void leavesOfAFullTreeGiveUpTheirHistograms() {
        assertTrue(trainingBytes(5) < 200, trainingBytes(5) + " bytes");
        assertTrue(trainingBytes(1024) > 2000, trainingBytes(1024) + " bytes");
    }

    @Test
    void aLeafThatNeverSplitsForgetsWhatIsTwentyMillionLessonsOld() {
        RegressionTree tree = tree(VIEW, false, 1);
        Input input = Lessons.input(1, 1);
        for (int i = 0; i < 360; i++) {
            tree.learn(VIEW.row(input), input, i < 300 ? -1 : 1, 1 << 16);
        }
        assertTrue(tree.answer(VIEW.row(input), input) > .5, "answers " + tree.answer(VIEW.row(input), input));
    }

    @Test
    void aHeavyLessonDoesNotMakeALinearLeafDiverge() {
        RegressionTree tree = tree(VIEW, true, 1);
        double last = 0;
        for (int i = 0; i < 500; i++) {
            Input input = Lessons.input(8, i);
            double target = 2 * input.ordinals()[0];
            last = Math.abs(target - tree.learn(VIEW.row(input), input, target, 100));
        }
        assertEquals(0, last, .05);
    }

    @Test
    void answersNoMoreDifferentMeansThanItMayHaveLeaves() {
        assertEquals(5, distinctAnswers(5));
        assertTrue(distinctAnswers(1024) > 12, "without the limit there are more: " + distinctAnswers(1024));
    }

    @Test
    void aLinearLeafFollowsALineThatMeansCannot() {
        RegressionTree linear = tree(VIEW, true, 1);
        RegressionTree means = tree(VIEW, false, 1);
        double linearError = 0;
        double meanError = 0;
        for (int i = 0; i < 4000; i++) {
            Input input = Lessons.input(2, i);
            float[] x = input.ordinals();
            double y = 2 * x[0] - x[2] + (x[3] == 1 ? .5 : 0);
            double linearMiss = y - learn(linear, VIEW, input, y);
            double meanMiss = y - learn(means, VIEW, input, y);
            if (i >= 2000) {
                linearError += linearMiss * linearMiss;
                meanError += meanMiss * meanMiss;
            }
        }
        assertTrue(linearError < .01 * meanError, linearError + " against " + meanError);
    }

    @Test
    void weightsGrowWithTheCategories() {
        RegressionTree tree = tree(VIEW, true, 1);
        for (int i = 0; i < 3000; i++) {
            int category = i < 1000 ? 0 : i % 2 == 0 ? 0 : 700;
            learn(tree, VIEW, Lessons.input(new float[] {.5f, .5f, .5f}, category, 0), category == 700 ? 3 : 0);
        }
        Input known = Lessons.input(new float[] {.5f, .5f, .5f}, 0, 0);
        Input late = Lessons.input(new float[] {.5f, .5f, .5f}, 700, 0);
        Input unseen = Lessons.input(new float[] {.5f, .5f, .5f}, -1, 0);
        Input beyond = Lessons.input(new float[] {.5f, .5f, .5f}, 5000, 0);
        assertEquals(0, tree.answer(VIEW.row(known), known), .2);
        assertEquals(3, tree.answer(VIEW.row(late), late), .2);
        assertEquals(tree.answer(VIEW.row(unseen), unseen), tree.answer(VIEW.row(beyond), beyond));
    }

    @Test
    void categoriesBeyondTheBoundHaveNoWeight() {
        float[] bounded = VIEW.fit(null, Lessons.input(new float[3], 1_000_000, 0), 100);
        assertEquals(100, bounded.length);
        assertEquals(bounded, VIEW.fit(bounded, Lessons.input(new float[3], 2_000_000, 0), 100));
        VIEW.add(bounded, Lessons.input(new float[3], 1_000_000, 0), 1);
        float[] onlyTheConstant = new float[100];
        onlyTheConstant[Lessons.LAYOUT.bias()] = 1;
        assertArrayEquals(onlyTheConstant, bounded);
    }

    @Test
    void theLabelHistoryIsSeenOnlyWhenAskedFor() {
        RegressionTree without = tree(VIEW, true, 1024);
        RegressionTree with = tree(WITH_HISTORY, true, 1024);
        for (int i = 0; i < 1000; i++) {
            Input input = Lessons.input(3, i);
            double y = input.dense()[3]; // the target is the history
            learn(without, VIEW, input, y);
            learn(with, WITH_HISTORY, input, y);
        }
        Input low = Lessons.input(new float[] {.5f, .5f, .5f}, 1, -.4f);
        Input high = Lessons.input(new float[] {.5f, .5f, .5f}, 1, .4f);
        assertEquals(without.answer(VIEW.row(low), low), without.answer(VIEW.row(high), high));
        assertEquals(-.4, with.answer(WITH_HISTORY.row(low), low), .1);
        assertEquals(.4, with.answer(WITH_HISTORY.row(high), high), .1);
    }

    @Test
    void anOutlierMovesALinearLeafLittle() {
        RegressionTree tree = tree(VIEW, true, 1);
        for (int i = 0; i < 2000; i++) {
            Input input = Lessons.input(4, i);
            learn(tree, VIEW, input, input.ordinals()[0]);
        }
        Input probe = Lessons.input(new float[] {.95f, .5f, .5f}, 1, 0); // where the line is nearer than the mean
        double before = tree.answer(VIEW.row(probe), probe);
        assertEquals(.95, before, .1);
        learn(tree, VIEW, probe, 1000);
        double moved = tree.answer(VIEW.row(probe), probe) - before;
        assertTrue(moved > 0 && moved < .05 * 3, "moved by " + moved);
    }

    private static int trainingBytes(int leaves) {
        StateWriter out = new StateWriter();
        staircase(leaves).writeTraining(out.section("training"));
        return out.sections().get("training").length;
    }

    private static int distinctAnswers(int leaves) {
        RegressionTree tree = staircase(leaves);
        Set<Double> answers = new TreeSet<>();
        for (int i = 0; i < 2000; i++) {
            Input input = Lessons.input(6, i);
            answers.add(tree.answer(VIEW.row(input), input));
        }
        return answers.size();
    }

    private static RegressionTree staircase(int leaves) {
        RegressionTree tree = tree(VIEW, false, leaves);
        for (int i = 0; i < 20_000; i++) {
            Input input = Lessons.input(5, i);
            learn(tree, VIEW, input, Math.floor(input.ordinals()[0] * 16));
        }
        return tree;
    }

    private static RegressionTree tree(TreeView view, boolean linear, int leaves) {
        int features = view.features();
        return new RegressionTree(view, new TreeSettings(features, features, 40, .05, .05, 20, leaves), linear, 1);
    }

    private static double learn(RegressionTree tree, TreeView view, Input input, double target) {
        return tree.learn(view.row(input), input, target, 1);
    }
}
