package moestro.topology;

import java.time.Duration;

/**
 * Times of events and labels. One far in the future would make the pending forget everything before it; a negative one
 * is what somebody wrote who had none. Any other time may come: an event that is older than the time-to-live is
 * predicted, but forgotten at once.
 */
final class Times {
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    /** A hundred years: longer ones have no use, and might overflow where times are added. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Times() {}

    /**
     * Makes sure that times can be reckoned with.
     *
     * @throws IllegalArgumentException if they cannot
     */
    static void checkTimeToLive(Duration timeToLive) {
        if (timeToLive.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("time-to-live must be at most " + LONGEST + ", not " + timeToLive);
        }
    }

    /** What is wrong with a time, or null. */
    static String complaint(String what, long time, long now) {
        if (time < 0) {
            return what + " " + time + " lies before 1970; it is milliseconds since then";
        }
        Duration ahead = Duration.ofMillis(time).minusMillis(now);
        return ahead.compareTo(MOST_AHEAD) > 0
                ? what + " " + time + " lies " + ahead + " in the future; it is milliseconds since 1970"
                : null;
    }
}
