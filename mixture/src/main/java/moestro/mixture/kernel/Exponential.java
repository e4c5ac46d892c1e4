package moestro.mixture.kernel;

/**
 * The exponential function in single precision, several times as fast as {@link StrictMath#exp} and as repeatable: a
 * power of two times a polynomial on half an octave, in plain double arithmetic.
 */
public final class Exponential {
    private static final double LEAST = -87;
    private static final double MOST = 88;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN_2 = .6931471805599453;

    private Exponential() {}

    /** e to the x, to one part in ten million; x is first clipped to [-87, 88]. */
    public static float of(double x) {
        double within = Math.clamp(x, LEAST, MOST);
        double octaves = Math.rint(within * LOG2_E);
        double r = within - octaves * LN_2;
        double sum = 1 + r / 7;
        sum = 1 + r / 6 * sum;
        sum = 1 + r / 5 * sum;
        sum = 1 + r / 4 * sum;
        sum = 1 + r / 3 * sum;
        sum = 1 + r / 2 * sum;
        sum = 1 + r * sum;
        return (float) (sum * Double.longBitsToDouble((long) (octaves + 1023) << 52));
    }
}
