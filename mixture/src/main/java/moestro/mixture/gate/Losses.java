package moestro.mixture.gate;

/** Losses of an answer, capped so that one lesson cannot wreck an average. */
public final class Losses {
    private static final double LEAST_PROBABILITY = 1e-3;
    private static final double MOST_SQUARED = 9;

    private Losses() {}

    /** {@code -ln max(p_y, .001)}. */
    public static double log(float[] probabilities, int truth) {
        return -StrictMath.log(Math.max(probabilities[truth], LEAST_PROBABILITY));
    }

    /** The most that {@link #log} can be. */
    public static double mostLog() {
        return -StrictMath.log(LEAST_PROBABILITY);
    }

    /** {@code min((x - y)^2 / 2 sigma^2, 9)}: the Gaussian negative log likelihood less its constant. */
    public static double squared(double answer, double truth, double variance) {
        double e = answer - truth;
        return Math.min(e * e / (2 * variance + 1e-9), MOST_SQUARED);
    }

    /** {@code ln max(p, .001)}. */
    static double logOf(float probability) {
        return StrictMath.log(Math.max(probability, LEAST_PROBABILITY));
    }

    static double clip(double value, double most) {
        return Math.max(-most, Math.min(most, value));
    }
}
