package moestro.app.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final float[] NONE = {};
    private final Remembered remembered = new Remembered(3, 100);

    private static Prediction prediction(String id, long time) {
        return new Prediction(
                id,
                time,
                new float[] {1},
                null,
                1d,
                null,
                null,
                null,
                List.of(),
                -1,
                -1,
                List.of(),
                false,
                List.of(),
                0,
                List.of());
    }

    private static Lesson lesson(String id, long labelTime) {
        String[] nobody = {};
        float[][] nothing = {};
        return new Lesson(
                id, 0, 0, labelTime, 1d, NONE, nobody, NONE, NONE, nobody, 0, null, NONE, nothing, NONE, nothing, NONE,
                NONE, -1, 0);
    }

    @Test
    void aPredictionIsLabelledOrWaitsOrHasExpiredByTheNewestTimeSeen() {
        remembered.predicted(prediction("a", 0));
        remembered.predicted(prediction("b", 10));
        remembered.predicted(prediction("c", 50));
        remembered.labelled(lesson("c", 105));

        assertEquals(new Remembered.Standing(3, 1, 1, 1), remembered.standing());
        assertEquals("c", remembered.example());
    }

    @Test
    void theOldestIsForgotten() {
        List.of("a", "b", "c", "d").forEach(id -> remembered.predicted(prediction(id, 0)));

        assertNull(remembered.find("a"));
        assertNotNull(remembered.find("d"));
        assertEquals("d", remembered.example());
    }

    @Test
    void aLessonThatIsReadBeforeItsPredictionIsKeptForIt() {
        remembered.labelled(lesson("a", 5));
        remembered.predicted(prediction("a", 0));

        assertNotNull(remembered.find("a").lesson());
    }
}
