package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import moestro.avro.ContractException;
import moestro.avro.Event;
import moestro.avro.Lesson;
import moestro.mixture.Features;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import moestro.mixture.gate.Gate;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What is let in can be written again as what becomes of it. */
final class SizesTest {
    private static final Features FEATURES = new Features(List.of("a", "b"), List.of("kind"));

    @Test
    void theLargestLessonOfTheLargestDeploymentThatIsAllowedCanBeWritten() {
        Panel panel =
                Fixture.deployment(new Task.Regression(), Fixture.regressors()).panel();
        int classes = mostClasses(panel);
        assertTrue(classes > 5_000, () -> "only " + classes + " classes");
        float[] numbers = new float[(Sizes.MOST_EVENT - 2_000) / Float.BYTES];
        String id = "i".repeat(Sizes.MOST_ID);
        assertNotNull(
                Sizes.EVENT.decode(Event.CODEC.encode(new Event(id, Long.MAX_VALUE, numbers, new String[] {"odd"}))));
        int experts = panel.names().size();
        Lesson lesson = new Lesson(
                id,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                1.0,
                numbers,
                new String[] {"odd"},
                numbers,
                new float[classes],
                panel.names().toArray(String[]::new),
                experts,
                panel.names().getFirst(),
                new float[experts],
                rows(experts, classes),
                new float[experts],
                rows(Gate.combiners(), classes),
                new float[classes],
                new float[3],
                Long.MAX_VALUE,
                Long.MAX_VALUE);
        int size = Lesson.CODEC.encode(lesson).length;
        assertTrue(size <= Sizes.MOST_WRITTEN, () -> "a lesson of " + size + " bytes");
        assertTrue(size > Sizes.MOST_WRITTEN * 9 / 10, () -> "the bound is far off: " + size);
    }

    private static int mostClasses(Panel panel) {
        int classes = 2;
        while (isAllowed(classes + 100, panel)) {
            classes += 100;
        }
        return classes;
    }

    private static boolean isAllowed(int classes, Panel panel) {
        try {
            Sizes.check(classes(classes), FEATURES, panel);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Task classes(int count) {
        List<String> names = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            names.add("c" + n);
        }
        return new Task.Classification(names);
    }

    private static float[][] rows(int count, int length) {
        float[][] rows = new float[count][length];
        Arrays.fill(rows, new float[length]);
        return rows;
    }

    @Test
    void aDeploymentWhoseLessonsCouldNotBeWrittenIsRefusedWhenItIsMade() {
        String refusal = assertThrows(
                        IllegalArgumentException.class, () -> Fixture.deployment(classes(50_000), Fixture.regressors()))
                .getMessage();
        assertTrue(refusal.startsWith("with 50000 classes and 3 experts a lesson could have "), refusal);
        assertTrue(refusal.endsWith("name fewer classes or experts"), refusal);
    }

    @Test
    void aDeploymentWhoseEventsWouldAllBeTooLargeIsRefused() {
        List<String> names = new ArrayList<>();
        for (int n = 0; n < 70_000; n++) {
            names.add("n" + n);
        }
        Panel panel =
                Fixture.deployment(new Task.Regression(), Fixture.regressors()).panel();
        Features many = new Features(names, List.of());
        String refusal = assertThrows(
                        IllegalArgumentException.class, () -> Sizes.check(new Task.Regression(), many, panel))
                .getMessage();
        assertEquals("an event with 70000 numbers has more than the 262144 bytes that an event may have", refusal);
    }

    @Test
    void anEventThatIsTooLargeIsRefused() {
        byte[] large = Event.CODEC.encode(new Event("id", 1, new float[Sizes.MOST_EVENT / Float.BYTES], new String[0]));
        String refusal = assertThrows(ContractException.class, () -> Sizes.EVENT.decode(large))
                .getMessage();
        assertTrue(refusal.contains("the limit is 262144"), refusal);
    }

    @Test
    void headersAreWeighed() {
        assertNull(Sizes.complaint(new RecordHeaders().add("h", new byte[Sizes.MOST_HEADERS - 1])));
        assertEquals(
                "the headers have 65537 bytes; the most is 65536, for they are passed on to the prediction",
                Sizes.complaint(new RecordHeaders().add("h", new byte[Sizes.MOST_HEADERS])));
        assertEquals(3, Sizes.of(new RecordHeaders().add("abc", null)));
    }
}
