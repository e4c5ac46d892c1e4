package moestro.mixture.kernel;

/** Softmax in double precision, over the few experts that were asked. */
public final class Softmax {
    private Softmax() {}

    /** In place. */
    public static double[] of(double[] values) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            max = Math.max(max, value);
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double below = values[i] - max;
            values[i] = below == 0 ? 1 : StrictMath.exp(below); // of two values, one is the largest
            sum += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
        return values;
    }
}
