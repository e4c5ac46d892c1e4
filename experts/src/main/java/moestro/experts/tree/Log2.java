package moestro.experts.tree;

/**
 * The binary logarithm to about 1e-14, from a table and a short series: additions and multiplications only, so the
 * same bits everywhere, and several times as fast as {@link StrictMath#log}, on which the search for splits would
 * spend most of its time.
 */
final class Log2 {
    private static final int TABLE_BITS = 8;
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    private static final long ONE = Double.doubleToRawLongBits(1);
    private static final double LN2 = StrictMath.log(2);
    private static final double[] INVERSE = new double[1 << TABLE_BITS];
    private static final double[] LOGARITHM = new double[1 << TABLE_BITS];

    static {
        for (int i = 0; i < INVERSE.length; i++) {
            INVERSE[i] = 1 / (1 + (i + .5) / INVERSE.length);
            LOGARITHM[i] = -StrictMath.log(INVERSE[i]) / LN2;
        }
    }

    private Log2() {}

    /** The logarithm of a positive, normal number. */
    static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int slot = (int) ((bits & MANTISSA) >>> (MANTISSA_BITS - TABLE_BITS));
        double mantissa = Double.longBitsToDouble((bits & MANTISSA) | ONE);
        double r = mantissa * INVERSE[slot] - 1;
        double series = r * (1 - r * (1. / 2 - r * (1. / 3 - r * (1. / 4))));
        return (bits >>> MANTISSA_BITS) - 1023 + LOGARITHM[slot] + series * (1 / LN2);
    }
}
