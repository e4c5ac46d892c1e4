package moestro.mixture.gate;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** The running variance of the uniform mean's error: the unit in which losses of numbers are measured. */
final class ErrorScale {
    private static final double SLOWEST_RATE = .002;
    private static final double MOST_RATIO = 25;
    private static final int YOUNG = 50;
    private static final double LEAST = 1e-3;

    private double variance = 1;
    private double count;

    double variance() {
        return variance;
    }

    double deviation() {
        return StrictMath.sqrt(variance);
    }

    void learn(double error) {
        count++;
        double capped = Math.min(error * error, MOST_RATIO * variance + LEAST);
        variance += Math.max(SLOWEST_RATE, 1 / count) * (capped - variance);
        if (count < YOUNG) {
            variance = Math.max(variance, LEAST);
        }
        variance = Math.max(variance, 1e-12);
    }

    void write(StateWriter out) {
        out.putDouble(variance);
        out.putDouble(count);
    }

    void read(StateReader in) {
        variance = in.getDouble();
        count = in.getDouble();
    }
}
