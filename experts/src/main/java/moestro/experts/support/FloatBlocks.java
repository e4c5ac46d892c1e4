package moestro.experts.support;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * A long array of numbers as sections {@code name/0, name/1, ...} of a fixed size, so that the rows of categories that
 * did not occur are not logged again.
 */
public final class FloatBlocks {
    private static final int SIZE = 2048;

    private FloatBlocks() {}

    /** Writes the first {@code count} values. */
    public static void write(StateWriter out, String name, float[] values, int count) {
        for (int from = 0; from == 0 || from < count; from += SIZE) {
            out.section(name + "/" + from / SIZE);
            if (from == 0) {
                out.putInt(count);
            }
            out.putFloats(values, from, Math.min(SIZE, count - from));
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @return exactly the values written
     */
    public static float[] read(StateReader in, String name) {
        int count = in.section(name + "/0").getInt();
        float[] values = in.getFloats();
        for (int from = SIZE; from < count; from += SIZE) {
            float[] block = in.section(name + "/" + from / SIZE).getFloats();
            values = Arrays.copyOf(values, from + block.length);
            System.arraycopy(block, 0, values, from, block.length);
        }
        if (values.length != count) {
            throw new IllegalStateException("the sections '" + name + "/...' hold " + values.length
                    + " numbers, not the " + count + " they promise: the state is damaged");
        }
        return values;
    }
}
