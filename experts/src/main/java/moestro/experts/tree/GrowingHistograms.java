package moestro.experts.tree;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Histograms of {@value #BINS} bins whose range is not known beforehand: a value out of range doubles the width of all
 * bins, which merges neighbours and loses no count. Every bin holds the same number of statistics, for instance one
 * count per class.
 *
 * <p>A bin is addressed by its cell, the index of its first statistic, which {@link #find} and {@link #grow} answer.
 * Memory: 4 bytes for each of {@code histograms * BINS * statistics}. Not thread-safe while it grows.
 */
public final class GrowingHistograms {
    /** Bins of each histogram. */
    public static final int BINS = 32;

    /** Width of a bin when the first value comes, relative to that value's size. */
    private static final double FIRST_WIDTH = 1e-4;

    private final int statistics;
    private final double[] low;
    /** Zero while a histogram is empty: then no value has a bin. */
    private final double[] width;

    private final float[] cells;

    /**
     * Empty histograms.
     *
     * @param histograms how many
     * @param statistics how many statistics each bin holds
     */
    public GrowingHistograms(int histograms, int statistics) {
        this.statistics = statistics;
        low = new double[histograms];
        width = new double[histograms];
        cells = new float[Math.multiplyExact(histograms * BINS, statistics)];
    }

    /** How many histograms. */
    public int histograms() {
        return low.length;
    }

    /** How many statistics each bin holds. */
    public int statistics() {
        return statistics;
    }

    /** The cell of a bin. */
    public int cell(int histogram, int bin) {
        return (histogram * BINS + bin) * statistics;
    }

    /** The cell of the bin in which a value lies, or -1 if it lies outside the range. */
    public int find(int histogram, float value) {
        double position = (value - low[histogram]) / width[histogram];
        return position >= 0 && position < BINS ? cell(histogram, (int) position) : -1;
    }

    /**
     * The cell of the bin in which a value lies, after widening the range if it lay outside.
     *
     * @throws IllegalArgumentException if the value is not finite
     */
    public int grow(int histogram, float value) {
        int cell = find(histogram, value);
        return cell >= 0 ? cell : cell(histogram, widen(histogram, value));
    }

    /** A statistic: {@code index} is a cell plus the number of the statistic. */
    public float get(int index) {
        return cells[index];
    }

    /** Adds to a statistic. */
    public void add(int index, double amount) {
        cells[index] += (float) amount;
    }

    /** The value at which a bin ends and the next begins. */
    public double upperEdge(int histogram, int bin) {
        return low[histogram] + (bin + 1) * width[histogram];
    }

    /** Multiplies all statistics. */
    public void scale(double factor) {
        scale(0, statistics, factor);
    }

    /** Multiplies some of the statistics of all bins: {@code count} of them, beginning with {@code first}. */
    public void scale(int first, int count, double factor) {
        float by = (float) factor;
        for (int cell = 0; cell < cells.length; cell += statistics) {
            for (int s = first; s < first + count; s++) {
                cells[cell + s] *= by;
            }
        }
    }

    /** Adds up the bins from the first to the given one, into {@code sums}, double[statistics]. */
    public void sumThrough(int histogram, int bin, double[] sums) {
        Arrays.fill(sums, 0);
        int index = cell(histogram, 0);
        for (int b = 0; b <= bin; b++) {
            for (int s = 0; s < statistics; s++) {
                sums[s] += cells[index++];
            }
        }
    }

    /** Writes ranges and the bins that are not empty. */
    public void write(StateWriter out) {
        int[] occupied = new int[histograms()];
        float[] packed = new float[cells.length];
        int count = 0;
        for (int h = 0; h < occupied.length; h++) {
            for (int b = 0; b < BINS; b++) {
                int cell = cell(h, b);
                if (isOccupied(cell)) {
                    occupied[h] |= 1 << b;
                    System.arraycopy(cells, cell, packed, count, statistics);
                    count += statistics;
                }
            }
        }
        out.putDoubles(low);
        out.putDoubles(width);
        out.putInts(occupied);
        out.putFloats(packed, 0, count);
    }

    /**
     * Reads what {@link #write} wrote, into histograms of the same shape.
     *
     * @throws IllegalStateException if the shapes differ
     */
    public void read(StateReader in) {
        double[] lows = in.getDoubles();
        double[] widths = in.getDoubles();
        int[] occupied = in.getInts();
        float[] packed = in.getFloats();
        int bins = Arrays.stream(occupied).map(Integer::bitCount).sum();
        if (lows.length != low.length
                || widths.length != low.length
                || occupied.length != low.length
                || packed.length != bins * statistics) {
            throw new IllegalStateException("the state holds histograms of another shape than " + low.length + " with "
                    + statistics + " statistics; was it written for other features or classes?");
        }
        System.arraycopy(lows, 0, low, 0, low.length);
        System.arraycopy(widths, 0, width, 0, low.length);
        Arrays.fill(cells, 0);
        int next = 0;
        for (int h = 0; h < occupied.length; h++) {
            for (int left = occupied[h]; left != 0; left &= left - 1) {
                System.arraycopy(packed, next, cells, cell(h, Integer.numberOfTrailingZeros(left)), statistics);
                next += statistics;
            }
        }
    }

    private boolean isOccupied(int cell) {
        for (int s = 0; s < statistics; s++) {
            if (cells[cell + s] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Makes room for a value and answers its bin. At most some 150 doublings span all floats. */
    private int widen(int histogram, float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("feature " + histogram + " of a histogram is " + value
                    + "; only finite numbers have a bin: drop such events before they are learned");
        }
        if (width[histogram] == 0) {
            width[histogram] = FIRST_WIDTH * Math.max(1, Math.abs(value));
            low[histogram] = value - width[histogram] / 2;
        }
        while (value >= low[histogram] + BINS * width[histogram]) {
            mergeDownwards(histogram);
        }
        while (value < low[histogram]) {
            mergeUpwards(histogram);
        }
        int bin = (int) ((value - low[histogram]) / width[histogram]);
        return Math.min(bin, BINS - 1);
    }

    /** Doubles the width and keeps the lower end: pairs of bins move into the lower half. */
    private void mergeDownwards(int histogram) {
        for (int b = 0; b < BINS / 2; b++) {
            mergePair(histogram, b, b);
        }
        Arrays.fill(cells, cell(histogram, BINS / 2), cell(histogram, BINS), 0);
        width[histogram] *= 2;
    }

    /** Doubles the width and keeps the upper end: pairs of bins move into the upper half. */
    private void mergeUpwards(int histogram) {
        for (int b = BINS / 2 - 1; b >= 0; b--) {
            mergePair(histogram, b, b + BINS / 2);
        }
        Arrays.fill(cells, cell(histogram, 0), cell(histogram, BINS / 2), 0);
        low[histogram] -= BINS * width[histogram];
        width[histogram] *= 2;
    }

    private void mergePair(int histogram, int pair, int into) {
        int from = cell(histogram, 2 * pair);
        int to = cell(histogram, into);
        for (int s = 0; s < statistics; s++) {
            cells[to + s] = cells[from + s] + cells[from + statistics + s];
        }
    }
}
