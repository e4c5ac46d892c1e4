package moestro.experts.tree;

/**
 * Naive Bayes over histograms of class counts: the likelihood of a bin is {@code (c + .3u) / (n + 2.4u)}, with c the
 * class's count in the bin, n its count in all, and u the weight of one lesson. A value outside a histogram's range
 * says nothing.
 */
public final class HistogramBayes {
    private static final double SMOOTHING = .3;
    /** Bins that a feature typically occupies, as far as the smoothing is concerned. */
    private static final int SMOOTHED_BINS = 8;
    /** After this many factors the product is rescaled, long before it can vanish. */
    private static final int FACTORS = 16;

    private HistogramBayes() {}

    /**
     * The classes' posterior probabilities.
     *
     * @param histograms one for each entry of {@code features}
     * @param first the number of the statistic that counts the first class; the other classes follow
     * @param features which entry of {@code row} each histogram describes
     * @param row float[], the raw features of an event
     * @param counts double[classes], the weight each class was seen with
     * @param unit the weight of one lesson within the counts
     * @param prior lessons added to each class's count for the prior
     * @param out double[classes], written whole; sums to 1, single entries may vanish
     */
    public static void posterior(
            GrowingHistograms histograms,
            int first,
            int[] features,
            float[] row,
            double[] counts,
            double unit,
            double prior,
            double[] out) {
        int classes = counts.length;
        double[] inverse = new double[classes];
        for (int k = 0; k < classes; k++) {
            out[k] = counts[k] / unit + prior;
            inverse[k] = 1 / (counts[k] + SMOOTHING * SMOOTHED_BINS * unit);
        }
        double smoothing = SMOOTHING * unit;
        int factors = 0;
        for (int i = 0; i < features.length; i++) {
            int cell = histograms.find(i, row[features[i]]);
            if (cell < 0) {
                continue;
            }
            for (int k = 0; k < classes; k++) {
                out[k] *= (histograms.get(cell + first + k) + smoothing) * inverse[k];
            }
            if (++factors % FACTORS == 0) {
                normalise(out);
            }
        }
        normalise(out);
    }

    /** Divides by the sum. */
    static void normalise(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double by = 1 / sum;
        for (int k = 0; k < values.length; k++) {
            values[k] *= by;
        }
    }

    /** The index of the largest value; the lowest index wins a tie. */
    static int largest(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] > values[best]) {
                best = k;
            }
        }
        return best;
    }
}
