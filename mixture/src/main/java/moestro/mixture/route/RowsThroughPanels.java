package moestro.mixture.route;

import java.util.List;
import moestro.mixture.Input;
import moestro.mixture.kernel.Blocks;
import moestro.mixture.kernel.Kernels;
import moestro.mixture.kernel.Panels;

/**
 * Linear functions of the dense inputs of a batch. Whole blocks of rows share every weight that is read; what is left
 * goes one by one, and so does a batch too small to repay the packing of the weights.
 */
final class RowsThroughPanels {
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
        int blocked = inputs.size() / blocks.rows() * blocks.rows();
        if (blocked > 0) {
            int dense = inputs.getFirst().dense().length;
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
