package moestro.experts.tree;

import static moestro.experts.tree.Lessons.CLASSES;
import static moestro.experts.tree.Lessons.LAYOUT;
import static moestro.experts.tree.Lessons.NUMBER;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import moestro.experts.tree.Lessons.Lesson;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long trees take to be as good as before after the concept has changed from one lesson to the next. */
class RecoveryTest {
    private static final int SWITCH = 10_000;
    private static final int BLOCK = 100;
    /** Labels that are wrong, so that no tree can be sure. */
    private static final double NOISE = .2;

    /** A type of expert on a task. */
    record Kind(ExpertFactory factory, Task task, List<Lesson> lessons) {

        Expert expert(boolean drift) {
            Parameters parameters = new Parameters(Map.of("drift", drift ? 1.0 : 0.0));
            return factory.create(new ExpertSettings(task, LAYOUT, 3, parameters));
        }

        double error(float[] answer, float target) {
            return task.isClassification() ? 1 - answer[(int) target] : Math.abs(answer[0] - target);
        }

        /** How much more error is hardly more: of some .9 and 1.4 right after the switch. */
        double hardly() {
            return task.isClassification() ? .05 : .1;
        }

        float noisy(float target, int i) {
            boolean wrong = task.isClassification() && Hash.uniform(Hash.mix(99, i)) < NOISE;
            return wrong ? (target + 1 + i % 2) % 3 : target;
        }

        @Override
        public String toString() {
            return factory.type() + (task.isClassification() ? " of classes" : " of numbers");
        }
    }

    static Stream<Kind> kinds() {
        List<Lesson> numbers = Lessons.switching(NUMBER, 2 * SWITCH, 11);
        List<Lesson> classes = Lessons.switching(CLASSES, 2 * SWITCH, 11);
        return Stream.of(new HoeffdingTreeFactory(), new AdaptiveForestFactory(), new BoostedTreesFactory())
                .flatMap(factory -> Stream.of(new Kind(factory, NUMBER, numbers), new Kind(factory, CLASSES, classes)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void treesThatAreRenewedRecoverAtLeastTwiceAsFast(Kind kind) {
        int renewed = lessonsToRecover(kind, true);
        int without = lessonsToRecover(kind, false);
        assertTrue(2 * renewed <= without, () -> "renewed " + renewed + ", without " + without);
    }

    /** Lessons after the switch until a block of them has hardly more error than the blocks before it. */
    private static int lessonsToRecover(Kind kind, boolean drift) {
        Expert expert = kind.expert(drift);
        float[] answer = new float[kind.task().outputs()];
        double before = 0;
        double block = 0;
        for (int i = 0; i < kind.lessons().size(); i++) {
            Lesson lesson = kind.lessons().get(i);
            expert.predict(lesson.input(), answer);
            double error = kind.error(answer, lesson.target());
            before += i >= SWITCH - 10 * BLOCK && i < SWITCH ? error / 10 : 0;
            block += error;
            expert.learn(lesson.input(), kind.noisy(lesson.target(), i));
            if (i % BLOCK == BLOCK - 1) {
                if (i > SWITCH && block < before + kind.hardly() * BLOCK) {
                    return i + 1 - SWITCH;
                }
                block = 0;
            }
        }
        return SWITCH;
    }
}
