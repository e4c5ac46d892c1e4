package moestro.experts.smile;

import java.util.Arrays;
import moestro.mixture.state.Revision;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The newest lessons, in a ring that is stored by blocks: a lesson changes one block, so only that one is written anew.
 */
final class Window {
    private static final int BLOCK = 128;

    private final int capacity;
    private final int width;
    private final float[][] blocks;
    private final Revision[] revisions;
    private long lessons;

    /**
     * An empty ring.
     *
     * @param capacity rows it keeps
     * @param width length of a row
     */
    Window(int capacity, int width) {
        this.capacity = capacity;
        this.width = width;
        this.blocks = new float[(capacity + BLOCK - 1) / BLOCK][];
        this.revisions = new Revision[blocks.length];
        Arrays.setAll(revisions, block -> new Revision());
    }

    /** How many lessons were ever added. */
    long lessons() {
        return lessons;
    }

    /** Adds one lesson, in the place of the oldest if the ring is full. */
    void add(float[] row, float target) {
        int place = (int) (lessons++ % capacity);
        float[] block = block(place / BLOCK);
        revisions[place / BLOCK].move();
        int at = place % BLOCK * (width + 1);
        System.arraycopy(row, 0, block, at, width);
        block[at + width] = target;
    }

    /** The {@code size} lessons, or as many as there were, up to lesson {@code last}; the ring must still have them. */
    TrainingSet upTo(long last, int size) {
        int count = (int) Math.min(size, last);
        if (last > lessons || last - count < lessons - capacity) {
            throw new IllegalArgumentException(
                    "lessons up to " + last + " are not in a ring of " + capacity + " after lesson " + lessons);
        }
        float[][] rows = new float[count][width];
        float[] targets = new float[count];
        for (int i = 0; i < count; i++) {
            int place = (int) ((last - count + i) % capacity);
            float[] block = blocks[place / BLOCK];
            int at = place % BLOCK * (width + 1);
            System.arraycopy(block, at, rows[i], 0, width);
            targets[i] = block[at + width];
        }
        return new TrainingSet(rows, targets);
    }

    /** Writes the count, then each used block into a section of its own. */
    void write(StateWriter out) {
        out.section("lessons");
        out.putLong(lessons);
        for (int b = 0; b < usedBlocks(); b++) {
            if (out.section("window/" + b, revisions[b])) {
                out.putFloats(blocks[b], 0, rowsIn(b) * (width + 1));
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    void read(StateReader in) {
        lessons = in.section("lessons").getLong();
        for (int b = 0; b < usedBlocks(); b++) {
            float[] stored = in.section("window/" + b).getFloats();
            if (stored.length != rowsIn(b) * (width + 1)) {
                throw new IllegalStateException("window/" + b + " holds " + stored.length + " numbers instead of "
                        + rowsIn(b) * (width + 1)
                        + "; the expert's parameters or features are not those it learned with");
            }
            System.arraycopy(stored, 0, block(b), 0, stored.length);
        }
    }

    private float[] block(int index) {
        if (blocks[index] == null) {
            blocks[index] = new float[Math.min(BLOCK, capacity - index * BLOCK) * (width + 1)];
        }
        return blocks[index];
    }

    private int usedBlocks() {
        return (int) ((Math.min(lessons, capacity) + BLOCK - 1) / BLOCK);
    }

    private int rowsIn(int block) {
        return (int) Math.min(BLOCK, Math.min(lessons, capacity) - (long) block * BLOCK);
    }
}
