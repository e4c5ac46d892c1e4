package moestro.experts.tree;

import static moestro.experts.tree.Lessons.CLASSES;
import static moestro.experts.tree.Lessons.LAYOUT;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import moestro.experts.tree.Lessons.Lesson;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import org.junit.jupiter.api.Test;

class ForestDriftTest {
    private static final int SWITCH = 6000;
    private static final int RECOVERY = 200;
    private static final List<Lesson> LESSONS = Lessons.switching(CLASSES, 2 * SWITCH, 11);

    @Test
    void theForestRecoversFromAConceptSwitchWithinTwoHundredLessons() {
        assertRecovers(new AdaptiveForestFactory(), .98, .3, .96);
    }

    @Test
    void theSingleTreeRecoversFromAConceptSwitchWithinTwoHundredLessons() {
        assertRecovers(new HoeffdingTreeFactory(), .97, .3, .94);
    }

    @Test
    void aTreeThatNobodyReplacesDoesNotRecover() {
        TreeView view = new TreeView(LAYOUT, false);
        ClassificationTree tree = new ClassificationTree(new TreeSettings(4, 4, 60, .01, .05, 20, 1024), 3, 1);
        double[] scratch = new double[3];
        int right = 0;
        for (int i = 0; i < SWITCH + RECOVERY + 500; i++) {
            Lesson lesson = LESSONS.get(i);
            boolean wasRight = tree.learn(view.row(lesson.input()), (int) lesson.target(), 1, scratch);
            right += i >= SWITCH + RECOVERY && wasRight ? 1 : 0;
        }
        assertTrue(right < .5 * 500, "right " + right + " of 500: then the tests above prove nothing");
    }

    /** Checks the accuracy in the last 1000 lessons before the switch, the 25 after it, and 500 a while later. */
    private static void assertRecovers(ExpertFactory factory, double before, double during, double after) {
        Expert expert = factory.create(new ExpertSettings(CLASSES, LAYOUT, 3, Parameters.none()));
        double earlier = 0;
        double meanwhile = 0;
        double later = 0;
        for (int i = 0; i < SWITCH + RECOVERY + 500; i++) {
            Lesson lesson = LESSONS.get(i);
            double right = isRight(expert, lesson) ? 1 : 0;
            earlier += i >= SWITCH - 1000 && i < SWITCH ? right / 1000 : 0;
            meanwhile += i >= SWITCH && i < SWITCH + 25 ? right / 25 : 0;
            later += i >= SWITCH + RECOVERY ? right / 500 : 0;
            expert.learn(lesson.input(), lesson.target());
        }
        assertTrue(earlier > before, "before the switch " + earlier);
        assertTrue(meanwhile < during, "right after the switch " + meanwhile);
        assertTrue(later > after, "after " + RECOVERY + " lessons " + later);
    }

    private static boolean isRight(Expert expert, Lesson lesson) {
        float[] out = new float[3];
        expert.predict(lesson.input(), out);
        int best = out[0] >= out[1] && out[0] >= out[2] ? 0 : out[1] >= out[2] ? 1 : 2;
        return best == (int) lesson.target();
    }
}
