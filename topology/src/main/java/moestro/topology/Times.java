package moestro.topology;

import java.time.Duration;

/** Times of events and labels. One far in the future would make the pending forget everything before it. */
final class Times {
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private Times() {}

    /** What is wrong with a time, or null. */
    static String complaint(String what, long time, long now) {
        Duration ahead = Duration.ofMillis(time).minusMillis(now);
        return ahead.compareTo(MOST_AHEAD) > 0
                ? what + " " + time + " lies " + ahead + " in the future; it is milliseconds since 1970"
                : null;
    }
}
