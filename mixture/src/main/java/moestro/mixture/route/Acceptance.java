package moestro.mixture.route;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * For each expert a threshold that a given share of its values passes: a running quantile by stochastic approximation
 * (Robbins and Monro 1951), {@code T += step * ([taken] - rate)}. The step is a share of the mean distance |s - T|,
 * which moves far slower: a step that depended on what it answers would let another share pass.
 */
final class Acceptance {
    private static final double STEP = .02;
    private static final double SLOWEST = .001;

    private final double rate;
    private final double[] thresholds;
    private final double[] distances;
    private long count;

    Acceptance(int experts, double rate) {
        this.rate = rate;
        this.thresholds = new double[experts];
        this.distances = new double[experts];
    }

    boolean passes(int expert, double value) {
        return value > thresholds[expert];
    }

    /**
     * Folds one record.
     *
     * @param values of each expert, double[experts]
     * @param taken who took it in the end: most often those whose value passes
     */
    void fold(double[] values, int[] taken) {
        count++;
        double pace = Math.max(SLOWEST, 1.0 / count);
        double step = Math.max(STEP, 1.0 / count);
        for (int e = 0; e < values.length; e++) {
            distances[e] += pace * (Math.abs(values[e] - thresholds[e]) - distances[e]);
            thresholds[e] -= step * distances[e] * rate;
        }
        for (int e : taken) {
            thresholds[e] += step * distances[e];
        }
    }

    void writeModel(StateWriter out) {
        out.putDoubles(thresholds);
    }

    void writeTraining(StateWriter out) {
        out.putDoubles(distances);
        out.putLong(count);
    }

    void readModel(StateReader in) {
        System.arraycopy(in.getDoubles(), 0, thresholds, 0, thresholds.length);
    }

    void readTraining(StateReader in) {
        System.arraycopy(in.getDoubles(), 0, distances, 0, distances.length);
        count = in.getLong();
    }
}
