package moestro.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import moestro.avro.Lesson;
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;

class LessonsTest {
    @Test
    void delaysAreCountedUpToTheEndOfTheirBucket() {
        Lessons lessons = new Lessons(new Task.Regression());
        for (long seconds : new long[] {1, 2, 60, 61, 3_000_000}) {
            lessons.add(lesson(seconds * 1000, 0, 0));
        }
        lessons.add(lesson(-5000, 0, 0));

        String text = Scrape.of(lessons);
        assertEquals(2, Scrape.value(text, "moestro_label_delay_seconds_bucket{le=\"1.0\"}"), "a negative one is none");
        assertEquals(4, Scrape.value(text, "moestro_label_delay_seconds_bucket{le=\"60.0\"}"));
        assertEquals(5, Scrape.value(text, "moestro_label_delay_seconds_bucket{le=\"2592000.0\"}"));
        assertEquals(6, Scrape.value(text, "moestro_label_delay_seconds_bucket{le=\"+Inf\"}"));
        assertEquals(3_000_124, Scrape.value(text, "moestro_label_delay_seconds_sum"));
    }

    @Test
    void theErrorIsThatOfTheLatestLessonsOnly() {
        Lessons lessons = new Lessons(new Task.Regression());
        for (int n = 0; n < Lessons.LATEST; n++) {
            lessons.add(lesson(0, 100, 0));
        }
        for (int n = 0; n < Lessons.LATEST; n++) {
            lessons.add(lesson(0, n % 2 == 0 ? 1 : -3, 0));
        }

        String text = Scrape.of(lessons);
        assertEquals(2, Scrape.value(text, "moestro_error{measure=\"mae\"}"), 1e-9);
        assertEquals(Math.sqrt(5), Scrape.value(text, "moestro_error{measure=\"rmse\"}"), 1e-9);
    }

    @Test
    void classesHaveMeasuresOfTheirOwn() {
        Lessons lessons = new Lessons(new Task.Classification(List.of("no", "yes")));
        lessons.add(lesson(0, 1, .25f, .75f));
        lessons.add(lesson(0, 0, .25f, .75f));

        String text = Scrape.of(lessons);
        assertEquals(.5, Scrape.value(text, "moestro_error{measure=\"accuracy\"}"), 1e-9);
        assertEquals(
                -(Math.log(.75) + Math.log(.25)) / 2, Scrape.value(text, "moestro_error{measure=\"log_loss\"}"), 1e-9);
    }

    @Test
    void beforeTheFirstLessonNothingIsSaidOfTheError() {
        assertFalse(Scrape.of(new Lessons(new Task.Regression())).contains("moestro_error{"));
    }

    private static Lesson lesson(long delay, double label, float... output) {
        float[] none = {};
        return new Lesson(
                "id",
                0,
                1_000_000,
                1_000_000 + delay,
                label,
                none,
                new String[0],
                none,
                none,
                new String[0],
                0,
                null,
                none,
                new float[0][],
                none,
                new float[0][],
                output,
                none,
                -1,
                0);
    }
}
