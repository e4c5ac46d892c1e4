package moestro.mixture.route;

import java.util.List;
import moestro.mixture.Input;
import moestro.mixture.kernel.Blocks;
import moestro.mixture.kernel.Kernels;
import moestro.mixture.kernel.Panels;

/**
 * Linear functions of the dense inputs of a batch. Where weights are many, blocks of rows share every weight that is
 * read. Rows that are left go one by one; and so do all where weights are few, or rows too few to repay the packing:
 * weights that lie in the first cache are read again as fast as results could be turned around.
 */
final class RowsThroughPanels {
    /** From so many weights, 256 KB, and so many rows on, blocks were measured to be faster. */
    private static final int LEAST_WEIGHTS = 1 << 16;

    private static final int LEAST_ROWS = 64;

    private RowsThroughPanels() {}

    /**
     * {@code x W} for every row.
     *
     * @param weights float[at least dense inputs][functions], input by input
     * @return float[inputs][functions]
     */
    static float[][] apply(List<Input> inputs, float[] weights, int functions) {
        float[][] results = new float[inputs.size()][functions];
        Blocks blocks = Blocks.get();
        int dense = inputs.isEmpty() ? 0 : inputs.getFirst().dense().length;
        boolean pays = inputs.size() >= LEAST_ROWS && (long) dense * functions >= LEAST_WEIGHTS;
        int blocked = pays ? inputs.size() / blocks.rows() * blocks.rows() : 0;
        if (pays) {
            ofBlocks(inputs, new Panels(dense, functions).pack(weights, null), blocks, blocked, results);
        }
        Kernels kernels = Kernels.get();
        for (int row = blocked; row < results.length; row++) {
            float[] x = inputs.get(row).dense();
            kernels.linear(x, 0, x.length, weights, 0, functions, results[row], 0);
        }
        return results;
    }

    private static void ofBlocks(List<Input> inputs, Panels panels, Blocks blocks, int end, float[][] results) {
        int lanes = blocks.rows();
        int[] starts = new int[lanes];
        float[] rows = new float[lanes * panels.inputs()];
        float[] block = new float[lanes * panels.inputs()];
        float[] out = new float[lanes * panels.padded()];
        for (int r = 0; r < lanes; r++) {
            starts[r] = r * panels.inputs();
        }
        for (int first = 0; first < end; first += lanes) {
            for (int r = 0; r < lanes; r++) {
                System.arraycopy(inputs.get(first + r).dense(), 0, rows, r * panels.inputs(), panels.inputs());
            }
            blocks.load(rows, panels.inputs(), starts, 0, lanes, block);
            blocks.linear(block, panels, 0, panels.functions(), out);
            for (int r = 0; r < lanes; r++) {
                blocks.unload(out, r, panels.functions(), results[first + r], 0);
            }
        }
    }
}
