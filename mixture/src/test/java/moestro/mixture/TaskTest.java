package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TaskTest {
    @Test
    void anAnswerIsAProbabilityForEachClassOrOneNumber() {
        Task classes = new Task.Classification(List.of("a", "b", "c"));
        assertEquals(3, classes.outputs());
        assertTrue(classes.isClassification());
        assertEquals(1, new Task.Regression().outputs());
        assertFalse(new Task.Regression().isClassification());
    }

    @Test
    void classesAreTwoOrMoreAndDistinct() {
        for (List<String> classes : List.of(List.<String>of(), List.of("only"), List.of("a", "b", "a"))) {
            IllegalArgumentException refusal =
                    assertThrows(IllegalArgumentException.class, () -> new Task.Classification(classes));
            assertTrue(refusal.getMessage().contains("not " + classes), refusal.getMessage());
        }
    }
}
