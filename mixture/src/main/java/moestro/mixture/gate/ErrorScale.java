package moestro.mixture.gate;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** The running variance of an error: of the uniform mean's, it is the unit in which losses of numbers are measured. */
public final class ErrorScale {
    private static final double SLOWEST_RATE = .002;
    private static final double MOST_RATIO = 25;
    private static final int YOUNG = 50;
    private static final double LEAST = 1e-3;

    private double variance = 1;
    private double count;

    /** The variance; 1 before the first error. */
    public double variance() {
        return variance;
    }

    double deviation() {
        return StrictMath.sqrt(variance);
    }

    /** Folds one error. */
    public void learn(double error) {
        count++;
        double capped = Math.min(error * error, MOST_RATIO * variance + LEAST);
        variance += Math.max(SLOWEST_RATE, 1 / count) * (capped - variance);
        if (count < YOUNG) {
            variance = Math.max(variance, LEAST);
        }
        variance = Math.max(variance, 1e-12);
    }

    /** Writes the whole state into the current section. */
    public void write(StateWriter out) {
        out.putDouble(variance);
        out.putDouble(count);
    }

    /** Reads what {@link #write} wrote. */
    public void read(StateReader in) {
        variance = in.getDouble();
        count = in.getDouble();
    }
}
