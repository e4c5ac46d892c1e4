package moestro.experts.tree;

import static moestro.experts.tree.Lessons.CLASSES;
import static moestro.experts.tree.Lessons.LAYOUT;
import static moestro.experts.tree.Lessons.NUMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import moestro.experts.tree.Lessons.Lesson;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

class ForestTest {

    @Test
    void aForestOfNumbersBeatsASingleTree() {
        assertTrue(error(new AdaptiveForestFactory()) < .9 * error(new HoeffdingTreeFactory()));
    }

    @Test
    void seedsMakeForestsDiffer() {
        for (Task task : new Task[] {CLASSES, NUMBER}) {
            assertNotEquals(bytes(new AdaptiveForestFactory(), task, 1), bytes(new AdaptiveForestFactory(), task, 2));
        }
    }

    @Test
    void theTreesOfAForestDiffer() {
        for (Task task : new Task[] {CLASSES, NUMBER}) {
            StateWriter out = new StateWriter();
            learned(new AdaptiveForestFactory(), task, 1).writeModel(out);
            long distinct = out.sections().values().stream()
                    .map(section -> StateWriter.sha256(Map.of("tree", section)))
                    .distinct()
                    .count();
            assertEquals(6, distinct, "one section for each of six trees");
        }
    }

    @Test
    void parametersAreCheckedAndUnknownOnesNamed() {
        assertRefused(new AdaptiveForestFactory(), "trees", 0);
        assertRefused(new AdaptiveForestFactory(), "lambda", 25);
        assertRefused(new HoeffdingTreeFactory(), "trees", 3);
        assertRefused(new HoeffdingTreeFactory(), "feature-share", 1.5);
        assertRefused(new BoostedTreesFactory(), "shrinkage", 0);
        assertRefused(new BoostedTreesFactory(), "lambda", 2);
    }

    @Test
    void allTypesDoBothTasks() {
        for (ExpertFactory factory :
                List.of(new BoostedTreesFactory(), new AdaptiveForestFactory(), new HoeffdingTreeFactory())) {
            assertTrue(factory.supports(CLASSES), factory.type());
            assertTrue(factory.supports(NUMBER), factory.type());
        }
    }

    private static void assertRefused(ExpertFactory factory, String name, double value) {
        ExpertSettings settings = new ExpertSettings(NUMBER, LAYOUT, 1, new Parameters(Map.of(name, value)));
        Exception refusal = assertThrows(IllegalArgumentException.class, () -> factory.create(settings));
        assertTrue(refusal.getMessage().contains("'" + name + "'"), refusal.getMessage());
    }

    private static double error(ExpertFactory factory) {
        Expert expert = factory.create(new ExpertSettings(NUMBER, LAYOUT, 1, Parameters.none()));
        float[] out = new float[1];
        double squares = 0;
        for (Lesson lesson : Lessons.switching(NUMBER, 10_000, 31).subList(0, 5000)) {
            expert.predict(lesson.input(), out);
            squares += (out[0] - lesson.target()) * (out[0] - lesson.target());
            expert.learn(lesson.input(), lesson.target());
        }
        return Math.sqrt(squares / 5000);
    }

    private static Expert learned(ExpertFactory factory, Task task, long seed) {
        Expert expert = factory.create(new ExpertSettings(task, LAYOUT, seed, Parameters.none()));
        for (Lesson lesson : Lessons.switching(task, 400, 32)) {
            expert.learn(lesson.input(), lesson.target());
        }
        return expert;
    }

    private static String bytes(ExpertFactory factory, Task task, long seed) {
        StateWriter out = new StateWriter();
        learned(factory, task, seed).writeModel(out);
        return StateWriter.sha256(out.sections());
    }
}
