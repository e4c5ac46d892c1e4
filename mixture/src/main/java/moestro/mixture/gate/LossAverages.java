package moestro.mixture.gate;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * For each expert, a running mean of how much worse than the mixture it was, over the lessons for which it was asked.
 * One that sleeps gains and loses nothing.
 */
final class LossAverages {
    private static final double MOST = 3;
    private static final double EXPLORED_FACTOR = 4;

    private final double[] average;
    private final double[] count;

    LossAverages(int experts) {
        average = new double[experts];
        count = new double[experts];
    }

    double of(int expert) {
        return average[expert];
    }

    /** Folds the excess loss of one asked expert; an explored one moves faster, for it is seldom seen. */
    void learn(int expert, double excess, double rate, boolean explored) {
        count[expert]++;
        double step = Math.max(rate * (explored ? EXPLORED_FACTOR : 1), 1 / (count[expert] + 1));
        average[expert] += step * (Losses.clip(excess, MOST) - average[expert]);
    }

    /** The expert is another one: nothing is known of it. */
    void renew(int expert) {
        average[expert] = 0;
        count[expert] = 0;
    }

    void write(StateWriter out) {
        out.putDoubles(average);
        out.putDoubles(count);
    }

    void read(StateReader in) {
        System.arraycopy(in.getDoubles(), 0, average, 0, average.length);
        System.arraycopy(in.getDoubles(), 0, count, 0, count.length);
    }
}
