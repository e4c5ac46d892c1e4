package moestro.mixture;

import java.util.Arrays;

/**
 * How far a predicted number may be off.
 *
 * @param deviation standard deviation of the mixture density: of the experts' own errors, and of their disagreement
 * @param quantiles of the label, one for each of {@link #levels()}, rising
 */
@SuppressWarnings("ArrayRecordComponent") // one per event on the hot path
public record Spread(float deviation, float[] quantiles) {
    private static final double[] LEVELS = {.025, .05, .1, .25, .75, .9, .95, .975};
    private static final double[] COVERAGES = coveragesOf(LEVELS);

    /** The probabilities of the quantiles. */
    public static double[] levels() {
        return LEVELS.clone();
    }

    /** The coverages for which there is a central interval, rising. */
    public static double[] coverages() {
        return COVERAGES.clone();
    }

    private static double[] coveragesOf(double[] levels) {
        double[] coverages = new double[levels.length / 2];
        for (int i = 0; i < coverages.length; i++) {
            // Of 1000ths, for 1 - 2 * .1 is not .8 in binary.
            coverages[i] = Math.rint(1000 * (1 - 2 * levels[coverages.length - 1 - i])) / 1000;
        }
        return coverages;
    }

    /** Lower end of the central interval of this coverage. */
    public float lower(double coverage) {
        return quantiles[place(coverage)];
    }

    /** Upper end of the central interval of this coverage. */
    public float upper(double coverage) {
        return quantiles[LEVELS.length - 1 - place(coverage)];
    }

    private static int place(double coverage) {
        for (int i = 0; i < COVERAGES.length; i++) {
            if (COVERAGES[i] == coverage) {
                return COVERAGES.length - 1 - i;
            }
        }
        throw new IllegalArgumentException(
                "there is no interval of coverage " + coverage + "; there are " + Arrays.toString(COVERAGES));
    }

    /** The same in the unit of the labels. */
    Spread unscaled(LabelHistory labels) {
        float[] unscaled = new float[quantiles.length];
        for (int i = 0; i < unscaled.length; i++) {
            unscaled[i] = (float) labels.unscaled(quantiles[i]);
        }
        return new Spread((float) (deviation * labels.deviation()), unscaled);
    }
}
