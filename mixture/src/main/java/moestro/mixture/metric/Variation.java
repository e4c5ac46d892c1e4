package moestro.mixture.metric;

/** The squared coefficient of variation of some loads, {@code variance / (mean^2 + 1e-10)} (Shazeer et al. 2017). */
public final class Variation {
    private static final double EPSILON = 1e-10;

    private Variation() {}

    /** Of these loads, double[experts]; population variance. */
    public static double of(double[] loads) {
        double mean = mean(loads);
        return variance(loads, mean) / (mean * mean + EPSILON);
    }

    /** Its derivative by each load, double[experts]. */
    public static double[] gradient(double[] loads) {
        double mean = mean(loads);
        double unit = mean * mean + EPSILON;
        double onMean = -2 * mean * variance(loads, mean) / (unit * unit);
        double[] gradient = new double[loads.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = (2 * (loads[i] - mean) / unit + onMean) / loads.length;
        }
        return gradient;
    }

    private static double mean(double[] loads) {
        double mean = 0;
        for (double load : loads) {
            mean += load / loads.length;
        }
        return mean;
    }

    private static double variance(double[] loads, double mean) {
        double variance = 0;
        for (double load : loads) {
            variance += (load - mean) * (load - mean) / loads.length;
        }
        return variance;
    }
}
