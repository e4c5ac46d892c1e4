package moestro.experts.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import moestro.experts.support.ActiveInputs;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.Revision;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** The last so many lessons, to be drawn again. A ring in blocks of rows: a new lesson changes one block. */
final class Replay {
    private static final int BLOCK = 64;

    private final Layout layout;
    private final int window;
    private final List<Block> blocks = new ArrayList<>();
    private long lessons;

    private static final class Block {
        final float[] dense;
        final int[] hot;
        final float[] targets;
        final Revision revision = new Revision();

        Block(float[] dense, int[] hot, float[] targets) {
            this.dense = dense;
            this.hot = hot;
            this.targets = targets;
        }
    }

    Replay(Layout layout, int window) {
        this.layout = layout;
        this.window = window;
    }

    /** How many lessons were ever added. */
    long lessons() {
        return lessons;
    }

    /** How many of them are held. */
    int size() {
        return (int) Math.min(lessons, window);
    }

    /** Adds a lesson, in place of the oldest when full. */
    void add(Input input, float target) {
        int row = (int) (lessons % window);
        if (row == blocks.size() * BLOCK) {
            blocks.add(new Block(
                    new float[BLOCK * layout.dense()], new int[BLOCK * layout.categories()], new float[BLOCK]));
        }
        Block block = blocks.get(row / BLOCK);
        int at = row % BLOCK;
        block.revision.move();
        System.arraycopy(input.dense(), 0, block.dense, at * layout.dense(), layout.dense());
        System.arraycopy(input.hot(), 0, block.hot, at * layout.categories(), layout.categories());
        block.targets[at] = target;
        lessons++;
    }

    /**
     * Reads a lesson.
     *
     * @param row in [0, size)
     * @param inputs takes its inputs
     * @return its target
     */
    float get(int row, ActiveInputs inputs) {
        Block block = blocks.get(row / BLOCK);
        int at = row % BLOCK;
        inputs.of(block.dense, at * layout.dense(), block.hot, at * layout.categories());
        return block.targets[at];
    }

    void write(StateWriter out) {
        out.section("replay").putLong(lessons);
        for (int i = 0; i < blocks.size(); i++) {
            int rows = Math.min(BLOCK, size() - i * BLOCK);
            Block block = blocks.get(i);
            if (out.section("replay/" + i, block.revision)) {
                out.putFloats(block.dense, 0, rows * layout.dense());
                out.putInts(Arrays.copyOf(block.hot, rows * layout.categories()));
                out.putFloats(block.targets, 0, rows);
            }
        }
    }

    void read(StateReader in) {
        lessons = in.section("replay").getLong();
        blocks.clear();
        for (int i = 0; i * BLOCK < size(); i++) {
            in.section("replay/" + i);
            blocks.add(new Block(
                    Arrays.copyOf(in.getFloats(), BLOCK * layout.dense()),
                    Arrays.copyOf(in.getInts(), BLOCK * layout.categories()),
                    Arrays.copyOf(in.getFloats(), BLOCK)));
        }
    }
}
