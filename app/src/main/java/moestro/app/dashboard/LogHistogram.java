package moestro.app.dashboard;

/** Counts of durations in bins that grow by a quarter of an octave (19 %), from 1 ms to an hour and beyond. */
final class LogHistogram {
    private static final int PER_OCTAVE = 4;
    private static final int BINS = 22 * PER_OCTAVE;

    private final int[] counts = new int[BINS];
    private long total;

    void add(double millis) {
        counts[bin(millis)]++;
        total++;
    }

    private static int bin(double millis) {
        double octaves = Math.log(Math.max(1, millis)) / Math.log(2);
        return Math.min(BINS - 1, (int) (octaves * PER_OCTAVE));
    }

    void add(LogHistogram other) {
        for (int i = 0; i < BINS; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    /** The middle of the bin in which the quantile lies, in milliseconds; NaN if there are none. */
    double quantile(double share) {
        long rank = (long) (share * (total - 1));
        long below = 0;
        for (int i = 0; i < BINS; i++) {
            below += counts[i];
            if (below > rank) {
                return Math.pow(2, (i + .5) / PER_OCTAVE);
            }
        }
        return Double.NaN;
    }
}
