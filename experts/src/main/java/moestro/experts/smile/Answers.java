package moestro.experts.smile;

/** Turns a model's doubles into what an expert may answer. */
final class Answers {
    private static final double LEAST_PROBABILITY = 1e-6;

    private Answers() {}

    /** A finite float: the nearest one, or 0 for NaN. */
    static float number(double value) {
        return Double.isNaN(value) ? 0 : (float) Math.clamp(value, -Float.MAX_VALUE, Float.MAX_VALUE);
    }

    /** Probabilities above zero that sum to 1; NaN counts as the least one. */
    static void probabilities(double[] values, float[] output) {
        double sum = 0;
        for (double value : values) {
            sum += atLeast(value);
        }
        for (int i = 0; i < values.length; i++) {
            output[i] = (float) (atLeast(values[i]) / sum);
        }
    }

    private static double atLeast(double value) {
        return value > LEAST_PROBABILITY ? value : LEAST_PROBABILITY;
    }
}
