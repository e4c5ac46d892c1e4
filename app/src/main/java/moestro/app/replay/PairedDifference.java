package moestro.app.replay;

import java.util.Locale;

/**
 * Whether one sequence of predictions errs less than another on the same records. Losses of neighbours in time resemble
 * each other, so the interval is that of the means of twenty consecutive stretches (batch means; Law and Carson 1979),
 * with Student's distribution.
 */
final class PairedDifference {
    private static final int STRETCHES = 20;
    /** 97.5 % of Student's distribution with 19 degrees of freedom. */
    private static final double STUDENT = 2.093;

    private static final int LEAST = 10 * STRETCHES;

    private final double[] sums = new double[STRETCHES];
    private final long[] counts = new long[STRETCHES];
    private final long records;
    private long seen;

    /** What the comparison says. */
    enum Verdict {
        BETTER,
        WORSE,
        UNDECIDED,
        TOO_FEW;

        /** As a program reads it. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A comparison over so many records. */
    PairedDifference(long records) {
        this.records = records;
    }

    /** Takes what the loss of the one is above that of the other. */
    void add(double difference) {
        int stretch = (int) Math.min(STRETCHES - 1, STRETCHES * seen / records);
        sums[stretch] += difference;
        counts[stretch]++;
        seen++;
    }

    /** The mean over all records; below 0 if the first errs less. */
    double mean() {
        double sum = 0;
        for (double part : sums) {
            sum += part;
        }
        return sum / seen;
    }

    /** How far the mean may be off, with 95 % confidence; NaN if there are too few records to tell. */
    double margin() {
        if (seen < LEAST) {
            return Double.NaN;
        }
        double mean = 0;
        for (int s = 0; s < STRETCHES; s++) {
            mean += sums[s] / counts[s] / STRETCHES;
        }
        double squares = 0;
        for (int s = 0; s < STRETCHES; s++) {
            double off = sums[s] / counts[s] - mean;
            squares += off * off;
        }
        return STUDENT * Math.sqrt(squares / (STRETCHES - 1) / STRETCHES);
    }

    Verdict verdict() {
        double margin = margin();
        if (Double.isNaN(margin)) {
            return Verdict.TOO_FEW;
        }
        return mean() + margin < 0 ? Verdict.BETTER : mean() - margin > 0 ? Verdict.WORSE : Verdict.UNDECIDED;
    }
}
