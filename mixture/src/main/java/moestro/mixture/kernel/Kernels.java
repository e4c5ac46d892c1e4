package moestro.mixture.kernel;

/**
 * Inner loops over float32, without allocation. Both implementations give the same bits for the same arguments, on any
 * machine and at any vector width. Callers keep arrays long enough; lengths are not checked beyond Java's own bounds.
 */
public interface Kernels {

    /** The implementation in use: SIMD where {@code jdk.incubator.vector} is present, otherwise scalar. */
    static Kernels get() {
        return KernelsProvider.CHOSEN;
    }

    /** The plain Java implementation. */
    static Kernels scalar() {
        return new ScalarKernels();
    }

    /** What to call this implementation in a log: "scalar", or the vector width. */
    String name();

    /**
     * {@code y[yFrom+i] += a * x[xFrom+i]} for {@code i < n}. Summing a product of a matrix and a vector by its rows
     * this way keeps one accumulator per output.
     */
    void axpy(float a, float[] x, int xFrom, float[] y, int yFrom, int n);

    /**
     * {@code out[j] = sum over i of factors[i] * matrix[rows[i] * width + j]} for {@code j < width}: the product of a
     * matrix with a vector that is mostly zero. Sums run in the order of i and begin with 0, as so many {@link #axpy} do;
     * here they stay in registers.
     *
     * @param rows int[count], which rows
     * @param factors float[count]
     * @param width of a row, and how many sums there are
     */
    void weightedRows(int[] rows, float[] factors, int count, float[] matrix, int width, float[] out);

    /**
     * Linear functions of one record: {@code out[outFrom+e] += sum_i x[xFrom+i] * w[wFrom + i * n + e]} for {@code e <
     * n}, with the bits of as many calls of {@link #axpy} as there are inputs, in their order.
     *
     * @param w float[inputs][n] from {@code wFrom}: input by input, functions side by side
     */
    default void linear(float[] x, int xFrom, int inputs, float[] w, int wFrom, int n, float[] out, int outFrom) {
        for (int i = 0; i < inputs; i++) {
            axpy(x[xFrom + i], w, wFrom + i * n, out, outFrom, n);
        }
    }

    /**
     * Packed linear functions of one record: {@code out[outFrom+e] = bias_e + sum_i x[xFrom+i] * w_ie}, summed in the
     * order of inputs.
     *
     * @param out result, float[w.padded()] from {@code outFrom}
     */
    default void linear(float[] x, int xFrom, Panels w, float[] out, int outFrom) {
        System.arraycopy(w.bias(), 0, out, outFrom, w.padded());
        for (int e = 0; e < w.padded(); e += Panels.WIDTH) {
            linear(x, xFrom, w.inputs(), w.weights(), e * w.inputs(), Panels.WIDTH, out, outFrom + e);
        }
    }

    /**
     * The same of four records, which share every weight that is read.
     *
     * @param starts where in x the records begin
     * @param from the first of four entries of {@code starts}
     * @param out result, float[4][w.padded()]
     */
    default void linearOfFour(float[] x, int[] starts, int from, Panels w, float[] out) {
        for (int r = 0; r < 4; r++) {
            linear(x, starts[from + r], w, out, r * w.padded());
        }
    }

    /**
     * {@code out[i] += (column[i] - centre)^2} for {@code i < n}: distances, one column at a time. One loop for both
     * twins: the compiler vectorises it by itself, and better.
     */
    default void addSquaredDifferences(float[] column, float centre, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            float difference = column[i] - centre;
            out[i] += difference * difference;
        }
    }

    /**
     * One step of Adam (Kingma and Ba 2015) on {@code n} weights that share a factor of the gradient, {@code g_i =
     * factor * gradient[i]}: {@code m = .9m + .1g; v = .999v + .001g^2; w -= rate * m / (sqrt(v * scale) + 1e-6)}.
     *
     * @param rate learning rate, already divided by the correction of the first moment
     * @param scale reciprocal of the correction of the second moment
     */
    void adam(
            float[] weights,
            float[] first,
            float[] second,
            int from,
            float factor,
            float[] gradient,
            int n,
            float rate,
            float scale);

    /**
     * The k largest of {@code scores[0..n)}, largest first; the lowest index wins a tie, NaN and minus infinity never
     * enter.
     *
     * @param values scratch and result, float[k]: the scores found, minus infinity where there are fewer than k
     * @param indices result, int[k]: their indices, -1 where there are fewer than k
     */
    void topK(float[] scores, int n, int k, float[] values, int[] indices);

    /**
     * Softmax over few values, in place: {@code v_i = exp(v_i - max) / sum}. Minus infinity becomes 0. Always scalar:
     * it runs over the k chosen.
     */
    default void softmax(float[] values, int n) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, values[i]);
        }
        float sum = 0;
        for (int i = 0; i < n; i++) {
            values[i] = (float) StrictMath.exp(values[i] - max);
            sum += values[i];
        }
        for (int i = 0; i < n; i++) {
            values[i] /= sum;
        }
    }
}
