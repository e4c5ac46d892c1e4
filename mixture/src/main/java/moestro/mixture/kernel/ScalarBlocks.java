package moestro.mixture.kernel;

import java.util.Arrays;

/** The plain twin: what the SIMD twin must equal, bit for bit. */
final class ScalarBlocks implements Blocks {
    private static final int ROWS = 16;

    @Override
    public int rows() {
        return ROWS;
    }

    @Override
    public void load(float[] x, int inputs, int[] starts, int from, int count, float[] block) {
        lay(x, inputs, starts, from, count, block, ROWS);
    }

    /** {@link Blocks#load} of a block with so many lanes. */
    static void lay(float[] x, int inputs, int[] starts, int from, int count, float[] block, int lanes) {
        Arrays.fill(block, 0, inputs * lanes, 0);
        for (int r = 0; r < count; r++) {
            int at = starts[from + r];
            for (int i = 0; i < inputs; i++) {
                block[i * lanes + r] = x[at + i];
            }
        }
    }

    @Override
    public void unload(float[] block, int lane, int n, float[] out, int outFrom) {
        for (int i = 0; i < n; i++) {
            out[outFrom + i] = block[i * ROWS + lane];
        }
    }

    @Override
    public void linear(float[] block, Panels w, int first, int end, float[] out) {
        for (int e = first; e < end; e++) {
            int to = (e - first) * ROWS;
            Arrays.fill(out, to, to + ROWS, w.bias()[e]);
            int at = w.start(e);
            for (int i = 0; i < w.inputs(); i++) {
                float weight = w.weights()[at + i * Panels.WIDTH];
                for (int r = 0; r < ROWS; r++) {
                    out[to + r] += block[i * ROWS + r] * weight;
                }
            }
        }
    }

    @Override
    public void best(float[] scores, int first, int end, int k, float[] values, float[] indices) {
        if (first == 0) {
            Arrays.fill(values, 0, k * ROWS, Float.NEGATIVE_INFINITY);
            Arrays.fill(indices, 0, k * ROWS, -1);
        }
        for (int e = first; e < end; e++) {
            for (int r = 0; r < ROWS; r++) {
                insert(scores[(e - first) * ROWS + r], e, r, k, values, indices);
            }
        }
    }

    private static void insert(float score, int index, int row, int k, float[] values, float[] indices) {
        int at = (k - 1) * ROWS + row;
        if (!(score > values[at])) {
            return;
        }
        while (at >= ROWS && score > values[at - ROWS]) {
            values[at] = values[at - ROWS];
            indices[at] = indices[at - ROWS];
            at -= ROWS;
        }
        values[at] = score;
        indices[at] = index;
    }

    @Override
    public void softmax(float[] values, int k) {
        for (int r = 0; r < ROWS; r++) {
            float best = values[r];
            float sum = 0;
            for (int at = r; at < k * ROWS; at += ROWS) {
                values[at] = FastExponential.share(values[at], best);
                sum += values[at];
            }
            for (int at = r; at < k * ROWS; at += ROWS) {
                values[at] = sum > 0 ? values[at] / sum : 0;
            }
        }
    }
}
