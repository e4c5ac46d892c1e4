package moestro.topology;

import java.time.Duration;

/**
 * How serving keeps experts to their time. It decides whom to ask, and nothing that learns depends on it but through
 * lessons, which say who was asked.
 *
 * @param answerWithin longest that one answer may take (wall clock)
 * @param when which experts answer on a thread of their own, so that nobody waits for them longer
 */
public record Guarding(Duration answerWithin, When when) {

    /** Which experts answer on a thread of their own. */
    public enum When {
        /** One that has taken too long, until it has kept to its time a hundred times in a row. */
        AFTER_A_BREACH,
        /** All, from the start: for experts that may never come back. */
        ALWAYS
    }

    public Guarding {
        if (answerWithin.toMillis() < 1) {
            throw new IllegalArgumentException("answer-within must be at least 1 ms, not " + answerWithin);
        }
    }

    /** 250 ms, after a breach. */
    public static Guarding defaults() {
        return new Guarding(Duration.ofMillis(250), When.AFTER_A_BREACH);
    }
}
