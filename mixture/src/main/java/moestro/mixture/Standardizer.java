package moestro.mixture;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Running mean and variance of the numeric features, over events as they come and not over lessons: when labels are
 * late, a scale that is as late as they are costs accuracy. Each serving task keeps its own; what it made of an event
 * goes into the lesson, so that learners need not know it.
 *
 * <p>Threads: {@link #standardize} only reads; {@link #observe} belongs to one thread.
 */
public final class Standardizer implements Model {
    private static final float CLIP = 5;
    private static final double SLOWEST_RATE = .001;
    private static final double LEAST_DEVIATION = 1e-6;

    private final double[] mean;
    private final double[] variance;
    private long events;

    /** A standardizer that has seen nothing: everything is 0. */
    public Standardizer(int numbers) {
        mean = new double[numbers];
        variance = new double[numbers];
        Arrays.fill(variance, 1);
    }

    /** The numbers less their mean, over their deviation, clipped to ±5: float[numbers]. */
    public float[] standardize(Row row) {
        float[] standardized = new float[mean.length];
        for (int i = 0; events > 0 && i < mean.length; i++) {
            double z = (row.numbers()[i] - mean[i]) / (StrictMath.sqrt(variance[i]) + LEAST_DEVIATION);
            standardized[i] = (float) Math.max(-CLIP, Math.min(CLIP, z));
        }
        return standardized;
    }

    /** Moves mean and variance towards a row, at a rate of 1/n that does not fall below .001. */
    public void observe(Row row) {
        events++;
        double rate = Math.max(SLOWEST_RATE, 1.0 / events);
        for (int i = 0; i < mean.length; i++) {
            double before = row.numbers()[i] - mean[i];
            mean[i] += rate * before;
            double after = row.numbers()[i] - mean[i];
            variance[i] = events == 1 ? 1 : variance[i] + rate * (before * after - variance[i]);
        }
    }

    @Override
    public void writeModel(StateWriter out) {
        out.section("standardizer");
        out.putLong(events);
        out.putDoubles(mean);
        out.putDoubles(variance);
    }

    /** There is nothing beyond the model. */
    @Override
    public void writeTraining(StateWriter out) {}

    @Override
    public void readModel(StateReader in) {
        in.section("standardizer");
        events = in.getLong();
        copy(in.getDoubles(), mean);
        copy(in.getDoubles(), variance);
    }

    @Override
    public void readTraining(StateReader in) {}

    private static void copy(double[] from, double[] to) {
        if (from.length != to.length) {
            throw new IllegalStateException("the stored standardizer has " + from.length
                    + " numeric features, this deployment has " + to.length + "; it needs a state of its own");
        }
        System.arraycopy(from, 0, to, 0, to.length);
    }
}
