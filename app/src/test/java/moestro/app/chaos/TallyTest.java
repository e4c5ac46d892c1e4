package moestro.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final int EVENTS = 10;

    /** Event 9 gets no label. */
    private final Tally tally = new Tally(EVENTS, number -> number != 9);

    private void predict(Integer... numbers) {
        List.of(numbers).forEach(number -> tally.prediction(Truth.id(number)));
    }

    private void learn(Integer... numbers) {
        List.of(numbers).forEach(number -> tally.lesson(Truth.id(number)));
    }

    @Test
    void eachOnceInAnyOrderIsNothingLostAndNothingTwice() {
        predict(3, 1, 0, 2, 9, 8, 7, 6, 5, 4);
        learn(8, 0, 7, 1, 6, 2, 5, 3, 4);

        assertEquals(List.of(0, 0, 0, 0), figures());
        assertEquals(EVENTS, tally.predicted());
        assertEquals(9, tally.learned());
        assertEquals(0, tally.strangers());
    }

    @Test
    void whatIsMissingIsLost() {
        predict(0, 1, 2, 3, 4, 5, 6, 7);
        learn(0, 1, 2, 3, 4, 5);

        assertEquals(List.of(2, 0, 3, 0), figures());
    }

    @Test
    void everyTimeBeyondTheFirstCounts() {
        predict(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 5, 5, 2);
        learn(0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8);

        assertEquals(List.of(0, 3, 0, 2), figures());
        assertEquals(2, tally.predictedAgain());
        assertEquals(1, tally.learnedAgain());
    }

    @Test
    void aSurplusDoesNotMakeUpForALoss() {
        predict(0, 1, 2, 3, 4, 5, 6, 7, 8, 8);
        learn(0, 1, 2, 3, 4, 5, 6, 7, 7);

        assertEquals(List.of(1, 1, 1, 1), figures());
    }

    @Test
    void idsThatWereNeverSentAreStrangers() {
        tally.prediction("event-10");
        tally.prediction("event-");
        tally.prediction("somebody");
        learn(9); // an event that got no label

        assertEquals(4, tally.strangers());
        assertEquals(0, tally.predicted());
        assertEquals(0, tally.learned());
    }

    private List<Integer> figures() {
        return List.of(tally.lost(), tally.duplicates(), tally.lessonsLost(), tally.lessonsTwice());
    }
}
