package moestro.experts.neighbors;

import java.util.Arrays;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.kernel.Kernels;
import moestro.mixture.state.Revision;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The last so many lessons, column by column, so that distances to all of them are found one column at a time. A ring;
 * written in blocks of rows, of which a new lesson changes one.
 */
final class Window {
    private static final Kernels KERNELS = Kernels.get();
    private static final int BLOCK = 64;

    private final int capacity;
    private final float[][] numbers;
    private final int[][] categories;
    private final float[] targets;
    private final Revision[] revisions;
    private long lessons;

    Window(Layout layout, int capacity) {
        this.capacity = capacity;
        numbers = new float[layout.numbers()][capacity];
        categories = new int[layout.categories()][capacity];
        targets = new float[capacity];
        revisions = new Revision[(capacity + BLOCK - 1) / BLOCK];
        Arrays.setAll(revisions, block -> new Revision());
    }

    /** How many lessons are held. */
    int size() {
        return (int) Math.min(lessons, capacity);
    }

    /** The target of a row in [0, size). */
    float target(int row) {
        return targets[row];
    }

    /** Adds a lesson, in place of the oldest when full. */
    void add(Input input, float target) {
        int row = (int) (lessons % capacity);
        revisions[row / BLOCK].move();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i][row] = input.dense()[i];
        }
        for (int i = 0; i < categories.length; i++) {
            categories[i][row] = input.hot()[i];
        }
        targets[row] = target;
        lessons++;
    }

    /** Squared distances from an event to each row: over numbers, and over categories as if they were one-hot. */
    float[] distances(Input input) {
        int size = size();
        float[] distances = new float[size];
        for (int i = 0; i < numbers.length; i++) {
            KERNELS.addSquaredDifferences(numbers[i], input.dense()[i], distances, size);
        }
        for (int i = 0; i < categories.length; i++) {
            addMismatches(categories[i], input.hot()[i], distances);
        }
        return distances;
    }

    /** Adds 2, the squared distance of two one-hot vectors, where the categories differ; unseen is one of them. */
    private static void addMismatches(int[] column, int category, float[] distances) {
        for (int i = 0; i < distances.length; i++) {
            // The sign of (x | -x) says whether x is not 0; without a branch the compiler turns the loop into SIMD.
            int difference = column[i] ^ category;
            distances[i] += (float) ((difference | -difference) >>> 31 << 1);
        }
    }

    void write(StateWriter out) {
        out.section("window").putLong(lessons);
        for (int from = 0; from < size(); from += BLOCK) {
            if (out.section("window/" + from / BLOCK, revisions[from / BLOCK])) {
                writeBlock(from, Math.min(BLOCK, size() - from), out);
            }
        }
    }

    private void writeBlock(int from, int rows, StateWriter out) {
        for (float[] column : numbers) {
            out.putFloats(column, from, rows);
        }
        for (int[] column : categories) {
            out.putInts(Arrays.copyOfRange(column, from, from + rows));
        }
        out.putFloats(targets, from, rows);
    }

    void read(StateReader in) {
        lessons = in.section("window").getLong();
        for (int from = 0; from < size(); from += BLOCK) {
            int rows = Math.min(BLOCK, size() - from);
            in.section("window/" + from / BLOCK);
            for (float[] column : numbers) {
                System.arraycopy(in.getFloats(), 0, column, from, rows);
            }
            for (int[] column : categories) {
                System.arraycopy(in.getInts(), 0, column, from, rows);
            }
            System.arraycopy(in.getFloats(), 0, targets, from, rows);
        }
    }
}
