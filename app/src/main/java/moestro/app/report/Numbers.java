package moestro.app.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text, the same in every locale. */
public final class Numbers {
    private static final double LARGE = 1e7;
    private static final double SMALL = 1e-4;

    private Numbers() {}

    /** Three significant digits, or whole: 0.0123, 4.5, 1,234; an en dash for what is not finite. */
    public static String compact(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (size >= 1000 && size < LARGE) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_UP));
        boolean plain = value == 0 || (size >= SMALL && size < LARGE);
        return plain ? rounded.stripTrailingZeros().toPlainString() : String.format(Locale.ROOT, "%.2e", value);
    }

    /** A whole number, thousands grouped. */
    public static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** So many digits after the point, thousands grouped; an en dash for what is not finite. */
    public static String fixed(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,." + digits + "f", value) : "–";
    }

    /** A metric: four digits after the point for small ones, fewer for large ones. */
    public static String metric(double value) {
        double size = Math.abs(value);
        return fixed(value, size < 10 ? 4 : size < 1000 ? 2 : 0);
    }

    /** A share as percentage, with a space that does not break. */
    public static String percent(double share, int digits) {
        return Double.isFinite(share) ? fixed(100 * share, digits) + "\u00a0%" : "–";
    }
}
