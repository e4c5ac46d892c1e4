package moestro.experts.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import moestro.mixture.Hash;
import org.junit.jupiter.api.Test;

class ClassificationTreeTest {
    private static final TreeSettings SETTINGS = new TreeSettings(2, 2, 60, .01, .05, 20, 1024);
    /** Never splits. */
    private static final TreeSettings STUMP = new TreeSettings(2, 2, 60, .01, .05, 0, 1024);

    @Test
    void findsTheStepWhereItIs() {
        ClassificationTree tree = new ClassificationTree(SETTINGS, 2, 1);
        for (int i = 0; i < 2000; i++) {
            float[] row = row(i);
            learn(tree, row, row[1] < .37f ? 0 : 1);
        }
        for (float other : new float[] {.1f, .5f, .9f}) {
            assertEquals(0, answer(tree, other, .37f - 1f / 16), "left of the step");
            assertEquals(1, answer(tree, other, .37f + 1f / 16), "right of the step");
        }
    }

    @Test
    void learnsWhatNaiveBayesCannot() {
        ClassificationTree tree = new ClassificationTree(SETTINGS, 2, 1);
        ClassificationTree stump = new ClassificationTree(STUMP, 2, 1);
        int right = 0;
        int stumpRight = 0;
        for (int i = 0; i < 6000; i++) {
            float[] row = row(i);
            int label = row[0] < .3f == row[1] < .6f ? 0 : 1;
            boolean wasRight = learn(tree, row, label);
            boolean stumpWasRight = learn(stump, row, label);
            if (i >= 3000) {
                right += wasRight ? 1 : 0;
                stumpRight += stumpWasRight ? 1 : 0;
            }
        }
        assertTrue(right > .95 * 3000, "tree: " + right + " of 3000");
        assertTrue(stumpRight < .75 * 3000, "naive Bayes alone: " + stumpRight + " of 3000");
    }

    @Test
    void noiseAloneDoesNotMakeItGrow() {
        ClassificationTree tree = new ClassificationTree(SETTINGS, 2, 1);
        ClassificationTree stump = new ClassificationTree(STUMP, 2, 1);
        for (int i = 0; i < 900; i++) { // a few more, and the better of two useless splits would be taken
            int label = Hash.below(Hash.mix(99, i), 2);
            learn(tree, row(i), label);
            learn(stump, row(i), label);
        }
        double[] fromTree = new double[2];
        double[] fromStump = new double[2];
        for (int i = 0; i < 100; i++) {
            tree.answer(row(5000 + i), fromTree);
            stump.answer(row(5000 + i), fromStump);
            assertArrayEquals(fromStump, fromTree);
        }
    }

    @Test
    void aLessonCountsAsOftenAsItIsSaid() {
        ClassificationTree tree = new ClassificationTree(SETTINGS, 2, 1);
        for (int i = 0; i < 5; i++) {
            tree.learn(row(i), 0, 3, new double[2]);
        }
        double[] out = new double[2];
        tree.answer(row(0), out);
        assertEquals(15.3 / 15.6, out[0], 1e-12, "fifteen lessons, and .3 for each class");
    }

    @Test
    void newLeavesStartFromTheirParentsCounts() {
        ClassificationTree tree = new ClassificationTree(SETTINGS, 2, 1);
        double[] out = new double[2];
        for (int i = 0; i < 2000; i++) {
            learn(tree, row(i), row(i)[1] < .37f ? 0 : 1);
            if (i > 60) {
                tree.answer(new float[] {.5f, .1f}, out);
                assertTrue(out[0] > .8, "after " + i + " lessons " + out[0]);
                tree.answer(new float[] {.5f, .9f}, out);
                assertTrue(out[1] > .8, "after " + i + " lessons " + out[1]);
            }
        }
    }

    @Test
    void halvingAHeavyLeafKeepsItsAnswers() {
        ClassificationTree tree = new ClassificationTree(STUMP, 2, 1);
        float[] rareCorner = {.05f, .05f};
        double[] before = new double[2];
        double[] after = new double[2];
        for (int i = 0; i < 1025; i++) {
            if (i == 1024) { // this lesson lifts the weight above 2^20
                tree.answer(rareCorner, before);
            }
            tree.learn(row(i), row(i)[0] + row(i)[1] < .5f ? 0 : 1, 1 << 10, new double[2]);
        }
        tree.answer(rareCorner, after);
        assertTrue(before[0] > .5, "naive Bayes answers, not the majority: " + before[0]);
        assertArrayEquals(before, after, .01);
    }

    @Test
    void aLeafThatNeverSplitsForgetsWhatIsTwentyMillionLessonsOld() {
        ClassificationTree tree = new ClassificationTree(STUMP, 2, 1);
        for (int i = 0; i < 300; i++) {
            tree.learn(row(i), label(row(i)), 1 << 16, new double[2]);
        }
        assertEquals(0, answer(tree, .1f, .1f));
        for (int i = 300; i < 360; i++) {
            tree.learn(row(i), 1 - label(row(i)), 1 << 16, new double[2]);
        }
        assertEquals(1, answer(tree, .1f, .1f));
    }

    private static int label(float[] row) {
        return row[0] + row[1] < .9f ? 0 : 1;
    }

    private static float[] row(int i) {
        return new float[] {Lessons.draw(5, i, 0), Lessons.draw(5, i, 1)};
    }

    private static boolean learn(ClassificationTree tree, float[] row, int label) {
        return tree.learn(row, label, 1, new double[2]);
    }

    private static int answer(ClassificationTree tree, float first, float second) {
        double[] out = new double[2];
        tree.answer(new float[] {first, second}, out);
        return HistogramBayes.largest(out);
    }
}
