package moestro.app.setup;

import java.time.Duration;

/** Lengths of time as configurations have them: in the largest unit that leaves two digits. */
public final class Spans {
    private static final String[] UNITS = {"d", "h", "m", "s", "ms"};
    private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1_000, 1};
    private static final double MARGIN = 1.5;

    private Spans() {}

    /** A length in milliseconds; rounded, and never to nothing. */
    public static String shown(long millis) {
        for (int i = 0; i < MILLIS.length; i++) {
            if (Math.abs(millis) >= 2 * MILLIS[i] || MILLIS[i] == 1 || millis == MILLIS[i]) {
                return Math.round((double) millis / MILLIS[i]) + UNITS[i];
            }
        }
        throw new IllegalStateException("the last unit takes all");
    }

    /** Half as long again, in whole units, and a minute at least. */
    public static long generous(long millis) {
        long wanted = Math.max(Duration.ofMinutes(1).toMillis(), (long) (millis * MARGIN));
        for (long unit : MILLIS) {
            if (wanted >= 2 * unit) {
                return (wanted + unit - 1) / unit * unit;
            }
        }
        return wanted;
    }
}
