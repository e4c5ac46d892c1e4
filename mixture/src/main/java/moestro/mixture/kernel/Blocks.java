package moestro.mixture.kernel;

/**
 * Inner loops over a block of rows that lie side by side, one row a lane: {@code block[i * rows() + r]} is input i of
 * row r. Whatever the width of the block, each row gets the bits that {@link Kernels} gives it alone. Without
 * allocation; lengths are not checked beyond Java's own bounds.
 */
public interface Blocks {

    /** The implementation in use: SIMD where {@code jdk.incubator.vector} is present, otherwise scalar. */
    static Blocks get() {
        return KernelsProvider.BLOCKS;
    }

    /** The plain Java implementation. */
    static Blocks scalar() {
        return new ScalarBlocks();
    }

    /** Rows of a block: the lanes of a register. */
    int rows();

    /**
     * Lays rows side by side; lanes without a row become 0.
     *
     * @param x rows, wherever they lie
     * @param inputs of a row
     * @param starts where in x each row begins
     * @param from the first entry of {@code starts}
     * @param count how many rows, at most {@link #rows()}
     * @param block result, float[inputs * rows()]
     */
    void load(float[] x, int inputs, int[] starts, int from, int count, float[] block);

    /** The inverse of {@link #load} for one lane: {@code out[outFrom+i] = block[i * rows() + lane]} for {@code i < n}. */
    void unload(float[] block, int lane, int n, float[] out, int outFrom);

    /**
     * Linear functions of every row, {@code out[(e - first) * rows() + r] = bias_e + sum_i w_ie * block[i * rows() +
     * r]}, summed in the order of inputs.
     *
     * @param first function, a multiple of {@link Panels#WIDTH}
     * @param end after the last function
     * @param out float[end - first][rows()], with room for a whole last panel
     */
    void linear(float[] block, Panels w, int first, int end, float[] out);

    /**
     * Merges scores into the k best of each row so far. The lowest index wins a tie, NaN and minus infinity never
     * enter.
     *
     * @param scores float[end - first][rows()]
     * @param first index of the first of them; calls come in ascending order, and the first starts from index 0
     * @param values float[k][rows()], best first; minus infinity where there are fewer
     * @param indices float[k][rows()], whole numbers; -1 where there are fewer
     */
    void best(float[] scores, int first, int end, int k, float[] values, float[] indices);

    /** {@link FastExponential#softmax} of each row's k values, best first, float[k][rows()], in place. */
    void softmax(float[] values, int k);
}
