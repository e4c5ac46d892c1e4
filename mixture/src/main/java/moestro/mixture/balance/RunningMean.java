package moestro.mixture.balance;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Running means of what each expert was given, {@code m <- (1 - b) m + b g} with b = 1/200: the streaming form of a sum
 * over a batch.
 */
final class RunningMean {
    private static final double RATE = .005;

    private final double[] mean;

    /** Means that start where they all carry the same. */
    RunningMean(int experts, double start) {
        mean = new double[experts];
        Arrays.fill(mean, start);
    }

    void fold(int expert, double given) {
        mean[expert] += RATE * (given - mean[expert]);
    }

    /** The means, double[experts]; not to be written. */
    double[] values() {
        return mean;
    }

    void write(StateWriter out) {
        out.putDoubles(mean);
    }

    void read(StateReader in) {
        System.arraycopy(in.getDoubles(), 0, mean, 0, mean.length);
    }
}
