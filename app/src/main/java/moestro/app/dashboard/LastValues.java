package moestro.app.dashboard;

import java.util.Arrays;

/** The last values of a quantity, for their quantiles. */
final class LastValues {
    private final double[] values;
    private long seen;

    /** Keeps so many. */
    LastValues(int most) {
        values = new double[most];
    }

    void add(double value) {
        values[(int) (seen++ % values.length)] = value;
    }

    /** How many there are now. */
    int size() {
        return (int) Math.min(seen, values.length);
    }

    /**
     * The values below which these shares of all lie, by the nearest rank from below; NaN if there are none.
     *
     * @param shares each in 0..1
     */
    double[] quantiles(double... shares) {
        double[] sorted = Arrays.copyOf(values, size());
        Arrays.sort(sorted);
        return Arrays.stream(shares)
                .map(share -> sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))])
                .toArray();
    }
}
