package moestro.topology;

import java.util.concurrent.TimeUnit;

/** Lengths of time as people read them. */
final class Span {
    private Span() {}

    /** Such as "2 d 3 h", "90 ms": the two largest units of a length in milliseconds that is not negative. */
    static String of(long millis) {
        long[] sizes = {TimeUnit.DAYS.toMillis(1), TimeUnit.HOURS.toMillis(1), TimeUnit.MINUTES.toMillis(1), 1000, 1};
        String[] names = {"d", "h", "min", "s", "ms"};
        int unit = 0;
        while (unit < sizes.length - 1 && millis < sizes[unit]) {
            unit++;
        }
        String text = millis / sizes[unit] + " " + names[unit];
        if (unit == sizes.length - 1) {
            return text;
        }
        long rest = millis % sizes[unit] / sizes[unit + 1];
        return rest == 0 ? text : text + " " + rest + " " + names[unit + 1];
    }
}
