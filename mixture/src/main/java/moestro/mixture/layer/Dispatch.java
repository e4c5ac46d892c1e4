package moestro.mixture.layer;

import java.util.Arrays;

/**
 * Which rows of a batch go to which expert, each expert's rows together. Rounds are choice-major: every row's first
 * choice is placed before any row's second. An expert takes no more than its capacity; a row that finds it full goes on
 * to the next expert of its ranking, and what finds no place at all is counted. Placing is by counting, in
 * {@code O(rows * ranks + experts)}, and allocates only when a batch is the largest so far.
 */
public final class Dispatch {
    private final int experts;
    private final int[] starts;
    private final int[] loads;
    private int[] placed = {};
    private int[] next = {};
    private int[] slots = {};
    private int k;
    private int overflow;

    /** A plan for so many experts. */
    public Dispatch(int experts) {
        this.experts = experts;
        this.starts = new int[experts + 1];
        this.loads = new int[experts];
    }

    /**
     * The rows of each expert for a factor: {@code ceil(factor * k * rows / experts)}, at least 1 and at most the
     * number of rows (an expert takes a row once).
     *
     * @param factor 1 is what an even load needs; infinite for no limit
     */
    public static int capacity(double factor, int k, int rows, int experts) {
        return (int) Math.clamp(Math.ceil(factor * k * rows / experts), 1, Math.max(1, rows));
    }

    /**
     * Places every row at most {@code k} times.
     *
     * @param ranked int[rows][ranks]: each row's experts, best first, no expert twice; -1 for nobody
     * @param capacity rows that an expert takes at most
     * @return choices without a place, of the first k of each row's ranking
     */
    public int place(int[] ranked, int rows, int ranks, int k, int capacity) {
        prepare(rows, k);
        for (int round = 0; round < k; round++) {
            for (int row = 0; row < rows; row++) {
                placeOne(ranked, row, ranks, round, capacity);
            }
        }
        sort(ranked, rows, ranks);
        return overflow;
    }

    private void prepare(int rows, int k) {
        this.k = k;
        this.overflow = 0;
        if (placed.length < rows * k) {
            placed = new int[rows * k];
            slots = new int[rows * k];
        }
        if (next.length < rows) {
            next = new int[rows];
        }
        Arrays.fill(next, 0, rows, 0);
        Arrays.fill(loads, 0);
    }

    /** Puts the rank that found a place, or -1, to the row's place of this round. */
    private void placeOne(int[] ranked, int row, int ranks, int round, int capacity) {
        int at = row * ranks + next[row];
        int end = (row + 1) * ranks;
        while (at < end && ranked[at] >= 0 && loads[ranked[at]] >= capacity) {
            at++;
        }
        boolean found = at < end && ranked[at] >= 0;
        if (found) {
            loads[ranked[at]]++;
            next[row] = at + 1 - row * ranks;
        } else if (ranked[row * ranks + round] >= 0) {
            next[row] = ranks;
            overflow++;
        }
        placed[row * k + round] = found ? at - row * ranks : -1;
    }

    private void sort(int[] ranked, int rows, int ranks) {
        starts[0] = 0;
        for (int e = 0; e < experts; e++) {
            starts[e + 1] = starts[e] + loads[e];
            loads[e] = starts[e];
        }
        for (int round = 0; round < k; round++) {
            for (int row = 0; row < rows; row++) {
                int rank = placed[row * k + round];
                if (rank >= 0) {
                    slots[loads[ranked[row * ranks + rank]]++] = row * k + round;
                }
            }
        }
    }

    /** The first entry of an expert's rows in {@link #slot}; of the expert after the last, the end. */
    public int start(int expert) {
        return starts[expert];
    }

    /** A place: {@code row * k + round}, by expert, and choice-major within an expert. */
    public int slot(int entry) {
        return slots[entry];
    }

    /** The rank of the expert that a place has in its row's ranking, or -1 if the place is empty. */
    public int rank(int slot) {
        return placed[slot];
    }
}
