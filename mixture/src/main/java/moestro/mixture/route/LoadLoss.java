package moestro.mixture.route;

import java.util.Arrays;
import moestro.mixture.Hash;
import moestro.mixture.metric.Variation;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The load loss (Shazeer et al. 2017): {@code CV^2} of the experts' running mean chances to be chosen. Each record draws
 * its noise by its number, so a replay draws the same.
 */
public final class LoadLoss {
    private static final double RATE = .005;

    private final int k;
    private final double[] load;
    private long records;

    /** A loss at rest: all carry the same. */
    public LoadLoss(int experts, int k) {
        this.k = k;
        this.load = new double[experts];
        Arrays.fill(load, Math.min(1, (double) k / experts));
    }

    /**
     * The slope of the loss.
     *
     * @param onScores double[experts]
     * @param onDeviations double[experts]
     */
    @SuppressWarnings("ArrayRecordComponent") // lives for one record
    public record Slope(double[] onScores, double[] onDeviations) {}

    /**
     * Folds one record, and returns the slope of the loss there.
     *
     * @param scores without noise, float[experts]
     * @param deviations of the noise, float[experts]
     */
    public Slope fold(float[] scores, float[] deviations) {
        float[] noisy = scores.clone();
        for (int e = 0; e < noisy.length; e++) {
            noisy[e] += deviations[e] * (float) Hash.gaussian(Hash.mix(records, e));
        }
        records++;
        SmoothLoad chances = SmoothLoad.of(scores, noisy, deviations, k);
        SmoothLoad.Gradient gradient = chances.gradient(Variation.gradient(load));
        for (int e = 0; e < load.length; e++) {
            load[e] += RATE * (chances.chances()[e] - load[e]);
        }
        return new Slope(gradient.onLogits(), gradient.onDeviations());
    }

    /** Writes the whole state into the current section. */
    public void write(StateWriter out) {
        out.putDoubles(load);
        out.putLong(records);
    }

    /** Reads what {@link #write} wrote. */
    public void read(StateReader in) {
        System.arraycopy(in.getDoubles(), 0, load, 0, load.length);
        records = in.getLong();
    }
}
