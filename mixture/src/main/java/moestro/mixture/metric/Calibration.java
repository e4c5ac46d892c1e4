package moestro.mixture.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether class probabilities mean what they say. The confidence of a prediction is the probability of its most probable
 * class; calibrated ones hit as often as they are confident (Guo, Pleiss, Sun, Weinberger, <em>On calibration of modern
 * neural networks</em>, 2017). Bins hold equally many predictions (Nguyen, O'Connor 2015), and never split equal
 * confidences, so that the order of predictions does not matter.
 */
public final class Calibration {
    /** The usual number of bins. */
    public static final int BINS = 15;

    /** Confidence and hit of each prediction: the bits of a float of 0 or more sort like the float. */
    private long[] keys = new long[1024];

    private int count;
    private double brier;

    /**
     * Some predictions of like confidence.
     *
     * @param count how many
     * @param confidence their mean
     * @param accuracy the share of hits
     */
    public record Bin(int count, double confidence, double accuracy) {}

    /**
     * Scores one prediction.
     *
     * @param probabilities float[classes]
     * @param truth index of the true class
     */
    public void add(float[] probabilities, int truth) {
        int best = ClassQuality.best(probabilities);
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
        }
        keys[count++] = (long) Float.floatToIntBits(probabilities[best]) << 1 | (best == truth ? 1 : 0);
        for (int k = 0; k < probabilities.length; k++) {
            double error = probabilities[k] - (k == truth ? 1 : 0);
            brier += error * error;
        }
    }

    /** Mean squared distance of the probabilities from the truth, summed over classes: 0 to 2 (Brier 1950). */
    public double brier() {
        return count == 0 ? Double.NaN : brier / count;
    }

    /** Expected calibration error: the mean distance of confidence and accuracy, over the bins. */
    public double expectedError() {
        double error = 0;
        for (Bin bin : bins()) {
            error += (double) bin.count / count * Math.abs(bin.accuracy - bin.confidence);
        }
        return count == 0 ? Double.NaN : error;
    }

    /** At most {@link #BINS} bins, in order of confidence. */
    public List<Bin> bins() {
        long[] sorted = Arrays.copyOf(keys, count);
        Arrays.sort(sorted);
        List<Bin> bins = new ArrayList<>();
        int from = 0;
        for (int b = 1; b <= BINS; b++) {
            int to = Math.max(from, (int) ((long) b * count / BINS));
            while (to > from && to < count && sorted[to] >> 1 == sorted[to - 1] >> 1) {
                to++;
            }
            if (to > from) {
                bins.add(bin(sorted, from, to));
            }
            from = to;
        }
        return bins;
    }

    private static Bin bin(long[] sorted, int from, int to) {
        double confidence = 0;
        double hits = 0;
        for (int i = from; i < to; i++) {
            confidence += Float.intBitsToFloat((int) (sorted[i] >> 1));
            hits += sorted[i] & 1;
        }
        return new Bin(to - from, confidence / (to - from), hits / (to - from));
    }
}
