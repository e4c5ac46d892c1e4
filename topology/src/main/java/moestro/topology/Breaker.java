package moestro.topology;

import java.time.Duration;

/**
 * The circuit breaker of one expert: closed, it is asked; open, it rests; half-open, the next answer decides.
 *
 * <p>It opens after five failures in a row, or at once, and for ten seconds; each time that it opens again without
 * having closed, for twice as long, up to ten minutes. Pure: it is told the time.
 */
final class Breaker {
    static final int MOST_FAILURES = 5;
    static final Duration FIRST_REST = Duration.ofSeconds(10);
    static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private int failures;
    private boolean opened;
    private long rest;
    private long until;
    private String why;
    private boolean tried;

    /** Whether the expert may be asked. */
    enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /** What an answer did to it. */
    enum Change {
        NONE,
        OPENED,
        CLOSED
    }

    State state(long now) {
        return !opened ? State.CLOSED : now < until ? State.OPEN : State.HALF_OPEN;
    }

    /** Whether it is closed, at any time. */
    boolean isClosed() {
        return !opened;
    }

    /**
     * It is asked, and will be heard later. If it is tried after a rest, nobody else asks it before it must have answered.
     *
     * @param now milliseconds
     * @param deadline of its answer, milliseconds
     */
    void asked(long now, long deadline) {
        if (state(now) == State.HALF_OPEN) {
            tried = true;
            until = deadline;
        }
    }

    /** The expert gave an answer that can be used. */
    Change answered() {
        tried = false;
        Change change = opened ? Change.CLOSED : Change.NONE;
        failures = 0;
        opened = false;
        return change;
    }

    /**
     * The expert gave none. If it was asked although it rests, its rest starts again and does not become longer: it was
     * asked because nobody else was left, and all would soon rest for minutes.
     *
     * @param reason what it did, to be read after "it"
     * @param atOnce whether this once is enough
     * @param now milliseconds
     */
    Change failed(String reason, boolean atOnce, long now) {
        State state = tried ? State.HALF_OPEN : state(now);
        tried = false;
        failures++;
        why = failures == 1 ? reason : reason + " (" + failures + " failures in a row)";
        if (state == State.CLOSED && !atOnce && failures < MOST_FAILURES) {
            return Change.NONE;
        }
        rest = switch (state) {
            case CLOSED -> FIRST_REST.toMillis();
            case OPEN -> rest;
            case HALF_OPEN -> Math.min(2 * rest, LONGEST_REST.toMillis());
        };
        opened = true;
        until = now + rest;
        return state == State.OPEN ? Change.NONE : Change.OPENED;
    }

    /** When the rest ends, milliseconds. */
    long until() {
        return until;
    }

    /** Why it opened, to be read after "it". */
    String why() {
        return why;
    }
}
