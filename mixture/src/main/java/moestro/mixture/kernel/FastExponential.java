package moestro.mixture.kernel;

/**
 * The exponential function of arguments up to 0, in single precision and as SIMD can do it: a power of two times a
 * polynomial on half an octave (the coefficients are those of the Cephes library's expf), each product rounded before
 * it is added.
 */
public final class FastExponential {
    static final float LEAST = -87;
    static final float LOG2_E = (float) 1.44269504;
    /** Added and subtracted again, it rounds to a whole number, which its lowest bits then hold. */
    static final float ROUNDING = 12_582_912;

    static final float LN_2_HIGH = (float) .693359375;
    static final float LN_2_LOW = (float) -2.12194440e-4;
    static final float C7 = (float) 1.9875691500e-4;
    static final float C6 = (float) 1.3981999507e-3;
    static final float C5 = (float) 8.3334519073e-3;
    static final float C4 = (float) 4.1665795894e-2;
    static final float C3 = (float) 1.6666665459e-1;
    static final float C2 = (float) 5.0000001201e-1;
    static final int EXPONENT_SHIFT = 23;

    private FastExponential() {}

    /** e to the x for x up to 0, to one part in five million; 0 for x below -87. */
    public static float of(float x) {
        if (!(x >= LEAST)) {
            return 0;
        }
        float shifted = x * LOG2_E + ROUNDING;
        float octaves = shifted - ROUNDING;
        float r = x - octaves * LN_2_HIGH - octaves * LN_2_LOW;
        float sum = C7 * r + C6;
        sum = sum * r + C5;
        sum = sum * r + C4;
        sum = sum * r + C3;
        sum = sum * r + C2;
        sum = sum * (r * r) + r + 1;
        return Float.intBitsToFloat(
                Float.floatToRawIntBits(sum) + (Float.floatToRawIntBits(shifted) << EXPONENT_SHIFT));
    }

    /**
     * Softmax of n values, best first, in place, with the bits of {@link Blocks#softmax}: minus infinity becomes 0, of
     * nothing else all are 0, and several values of plus infinity share equally.
     */
    public static void softmax(float[] values, int from, int n) {
        float best = values[from];
        float sum = 0;
        for (int i = from; i < from + n; i++) {
            values[i] = share(values[i], best);
            sum += values[i];
        }
        for (int i = from; i < from + n; i++) {
            values[i] = sum > 0 ? values[i] / sum : 0;
        }
    }

    /** e to the difference; 1 for equals, infinite ones too. */
    static float share(float value, float best) {
        if (value == Float.NEGATIVE_INFINITY) {
            return 0;
        }
        return value == best ? 1 : of(value - best);
    }
}
