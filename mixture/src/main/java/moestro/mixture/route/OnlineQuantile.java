package moestro.mixture.route;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Running quantiles by stochastic approximation (Robbins and Monro 1951): {@code T += step * ([s > T] - rate)}, so that
 * a share {@code rate} of the values exceeds T. The step is a share of the running distance |s - T|.
 */
final class OnlineQuantile {
    private static final double SLOWEST = .02;

    private final double rate;
    private final double[] quantile;
    private final double[] distance;
    private long count;

    OnlineQuantile(int values, double rate) {
        this.rate = rate;
        this.quantile = new double[values];
        this.distance = new double[values];
    }

    double of(int index) {
        return quantile[index];
    }

    /** Folds one value of each. */
    void fold(double[] values) {
        count++;
        double pace = Math.max(SLOWEST, 1.0 / count);
        for (int i = 0; i < values.length; i++) {
            distance[i] += pace * (Math.abs(values[i] - quantile[i]) - distance[i]);
            // At a rate r, steps up are (1 - r) / r times as long as steps down.
            quantile[i] += 2 * pace * distance[i] * ((values[i] > quantile[i] ? 1 : 0) - rate);
        }
    }

    void writeModel(StateWriter out) {
        out.putDoubles(quantile);
    }

    void writeTraining(StateWriter out) {
        out.putDoubles(distance);
        out.putLong(count);
    }

    void readModel(StateReader in) {
        System.arraycopy(in.getDoubles(), 0, quantile, 0, quantile.length);
    }

    void readTraining(StateReader in) {
        System.arraycopy(in.getDoubles(), 0, distance, 0, distance.length);
        count = in.getLong();
    }
}
