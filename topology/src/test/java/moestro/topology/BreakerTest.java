package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import moestro.topology.Breaker.Change;
import moestro.topology.Breaker.State;
import org.junit.jupiter.api.Test;

final class BreakerTest {
    private static final long REST = Breaker.FIRST_REST.toMillis();

    private final Breaker breaker = new Breaker();

    private void open() {
        assertEquals(Change.OPENED, breaker.failed("hung", true, 0));
    }

    @Test
    void opensAtTheFifthFailureInARow() {
        for (int n = 1; n < Breaker.MOST_FAILURES; n++) {
            assertEquals(Change.NONE, breaker.failed("answered NaN", false, n));
            assertEquals(State.CLOSED, breaker.state(n));
        }
        assertEquals(Change.OPENED, breaker.failed("answered NaN", false, 100));
        assertEquals(State.OPEN, breaker.state(100));
        assertEquals(100 + REST, breaker.until());
        assertEquals("answered NaN (5 failures in a row)", breaker.why());
    }

    @Test
    void anAnswerBetweenFailuresStartsTheCountAgain() {
        for (int n = 0; n < 20; n++) {
            breaker.failed("answered NaN", false, 0);
            breaker.failed("answered NaN", false, 0);
            assertEquals(Change.NONE, breaker.answered());
        }
        assertEquals(State.CLOSED, breaker.state(0));
    }

    @Test
    void opensAtOnceIfTold() {
        open();
        assertEquals(State.OPEN, breaker.state(REST - 1));
        assertEquals("hung", breaker.why());
    }

    @Test
    void isHalfOpenWhenTheRestIsOverAndClosesByAnAnswer() {
        open();
        assertEquals(State.HALF_OPEN, breaker.state(REST));
        assertEquals(Change.CLOSED, breaker.answered());
        assertEquals(State.CLOSED, breaker.state(REST));
        assertEquals(Change.NONE, breaker.failed("hung", false, REST), "it has a clean record again");
    }

    @Test
    void opensAgainForTwiceAsLongByOneFailureUpToTenMinutes() {
        open();
        long now = 0;
        for (long rest = 2 * REST; rest < 4_000_000; rest *= 2) {
            now = breaker.until();
            assertEquals(Change.OPENED, breaker.failed("hung", false, now));
            assertEquals(Math.min(rest, Breaker.LONGEST_REST.toMillis()), breaker.until() - now);
        }
        assertEquals(600_000, breaker.until() - now);
    }

    @Test
    void havingClosedItsNextRestIsAShortOne() {
        open();
        breaker.failed("hung", false, REST);
        breaker.answered();
        breaker.failed("hung", true, 1_000_000);
        assertEquals(1_000_000 + REST, breaker.until());
    }

    @Test
    void askedThoughItRestsItsRestStartsAgainAndDoesNotGrow() {
        open();
        for (int n = 1; n < 50; n++) {
            assertEquals(Change.NONE, breaker.failed("hung", true, n));
            assertEquals(n + REST, breaker.until());
        }
        assertEquals(Change.CLOSED, breaker.answered(), "and one answer still closes it");
    }

    @Test
    void whoIsHeardLaterIsTriedByOneQuestionAfterItsRest() {
        open();
        breaker.asked(REST + 5, REST + 500);
        assertEquals(State.OPEN, breaker.state(REST + 499), "nobody else asks it meanwhile");
        assertEquals(Change.OPENED, breaker.failed("said no", false, REST + 100), "it failed before its deadline");
        assertEquals(REST + 100 + 2 * REST, breaker.until());

        long over = breaker.until();
        breaker.asked(over, over + 500);
        assertEquals(Change.CLOSED, breaker.answered());
        breaker.asked(over + 10, over + 510);
        assertEquals(State.CLOSED, breaker.state(over + 10), "with a clean record it is asked by all");
    }
}
