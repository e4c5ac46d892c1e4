package moestro.app.reference;

import java.util.Locale;

/** Numbers as people write them. */
final class Numbers {
    private static final double LARGE = 1e7;
    private static final double SMALL = 1e-4;

    private Numbers() {}

    static String shown(double number) {
        if (number == Math.rint(number) && Math.abs(number) < LARGE) {
            return String.format(Locale.ROOT, "%,d", (long) number);
        }
        boolean plain = Math.abs(number) >= SMALL && Math.abs(number) < LARGE;
        return plain ? Double.toString(number) : String.format(Locale.ROOT, "%.0e", number);
    }
}
