package moestro.mixture.metric;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Adaptive windowing: keeps the longest recent window of values whose mean has not changed, and says when it had to be
 * cut. Bifet and Gavaldà, <em>Learning from time-changing data with adaptive windowing</em> (2007), ADWIN2: the window is an
 * exponential histogram, so memory and time of a check are logarithmic in its width. As in its authors' implementation, it
 * is checked once in 32 values, and no part of fewer than 5 values is compared.
 *
 * <p>Deterministic: a function of the values alone.
 */
public final class Adwin {
    /** The confidence that its authors use. */
    public static final double DELTA = .002;

    private static final int BUCKETS_PER_ROW = 5;
    /** How many values come between two checks of the window. */
    public static final int CHECK_EVERY = 32;

    private static final int LEAST_PART = 5;

    /** What a new value did to the window. */
    public enum Change {
        /** Nothing. */
        NONE,
        /** The window was cut: the mean of what is left is higher than it was. */
        UP,
        /** The window was cut: the mean of what is left is lower than it was. */
        DOWN
    }

    /** Values in a row, summed up: how many, their mean, and their squared deviations from it. */
    private record Bucket(double count, double mean, double squares) {
        static final Bucket EMPTY = new Bucket(0, 0, 0);

        /** Of both (Chan, Golub, LeVeque 1979). */
        Bucket plus(Bucket other) {
            double n = count + other.count;
            double difference = other.mean - mean;
            return new Bucket(
                    n,
                    mean + difference * other.count / n,
                    squares + other.squares + difference * difference * count * other.count / n);
        }
    }

    private final double delta;
    /** Row i has buckets of 2^i values, oldest first; rows are in order of growing age. */
    private final List<List<Bucket>> rows = new ArrayList<>();

    private Bucket window = Bucket.EMPTY;
    private long seen;

    /** With its authors' confidence. */
    public Adwin() {
        this(DELTA);
    }

    /**
     * An empty window.
     *
     * @param delta chance of a false alarm of one check, in (0, 1)
     */
    public Adwin(double delta) {
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta must be between 0 and 1, not " + delta);
        }
        this.delta = delta;
    }

    /**
     * Appends a value, and drops the old part of the window if the mean has changed.
     *
     * @param value in 0..1
     */
    public Change add(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a value must be in 0..1, not " + value + ": scale it");
        }
        insert(new Bucket(1, value, 0));
        seen++;
        return seen % CHECK_EVERY == 0 ? check() : Change.NONE;
    }

    private void insert(Bucket newest) {
        window = window.plus(newest);
        Bucket carried = newest;
        for (int i = 0; carried != null; i++) {
            if (i == rows.size()) {
                rows.add(new ArrayList<>(BUCKETS_PER_ROW + 1));
            }
            List<Bucket> row = rows.get(i);
            row.add(carried);
            carried = row.size() > BUCKETS_PER_ROW ? row.removeFirst().plus(row.removeFirst()) : null;
        }
    }

    private Change check() {
        double before = window.mean;
        boolean cut = false;
        while (changed()) {
            dropOldest();
            cut = true;
        }
        return !cut ? Change.NONE : window.mean > before ? Change.UP : Change.DOWN;
    }

    /** Whether any split into an older and a newer part has means further apart than chance allows. */
    private boolean changed() {
        double confidence = StrictMath.log(2 * StrictMath.log(window.count) / delta);
        double variance = window.squares / window.count;
        Bucket older = Bucket.EMPTY;
        for (int i = rows.size() - 1; i >= 0; i--) {
            for (Bucket bucket : rows.get(i)) {
                older = older.plus(bucket);
                double newer = window.count - older.count;
                if (newer < LEAST_PART) {
                    return false;
                }
                if (older.count >= LEAST_PART
                        && apart(older, newer) > bound(older.count, newer, variance, confidence)) {
                    return true;
                }
            }
        }
        return false;
    }

    private double apart(Bucket older, double newer) {
        double newerMean = (window.mean * window.count - older.mean * older.count) / newer;
        return Math.abs(newerMean - older.mean);
    }

    private static double bound(double older, double newer, double variance, double confidence) {
        double inverse = 1 / older + 1 / newer;
        return Math.sqrt(2 * inverse * variance * confidence) + 2.0 / 3 * inverse * confidence;
    }

    private void dropOldest() {
        rows.getLast().removeFirst();
        if (rows.getLast().isEmpty()) {
            rows.removeLast();
        }
        window = Bucket.EMPTY;
        for (int i = rows.size() - 1; i >= 0; i--) {
            for (Bucket bucket : rows.get(i)) {
                window = window.plus(bucket);
            }
        }
    }

    /** Writes the window into the current section. */
    public void write(StateWriter out) {
        out.putLong(seen);
        out.putInt(rows.size());
        for (List<Bucket> row : rows) {
            out.putInt(row.size());
            for (Bucket bucket : row) {
                out.putDoubles(new double[] {bucket.count, bucket.mean, bucket.squares});
            }
        }
        out.putDoubles(new double[] {window.count, window.mean, window.squares});
    }

    /** Reads what {@link #write} wrote. */
    public void read(StateReader in) {
        seen = in.getLong();
        rows.clear();
        for (int n = in.getInt(); n > 0; n--) {
            List<Bucket> row = new ArrayList<>(BUCKETS_PER_ROW + 1);
            for (int size = in.getInt(); size > 0; size--) {
                row.add(bucket(in));
            }
            rows.add(row);
        }
        window = bucket(in);
    }

    private static Bucket bucket(StateReader in) {
        double[] values = in.getDoubles();
        return new Bucket(values[0], values[1], values[2]);
    }

    /** The mean of the window; 0 if it is empty. */
    public double mean() {
        return window.mean;
    }

    /** How many values the window holds. */
    public long width() {
        return (long) window.count;
    }
}
