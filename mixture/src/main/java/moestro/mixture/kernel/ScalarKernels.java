package moestro.mixture.kernel;

import java.util.Arrays;

/** The plain twin: what the SIMD twin must equal, bit for bit. */
final class ScalarKernels implements Kernels {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void axpy(float a, float[] x, int xFrom, float[] y, int yFrom, int n) {
        for (int i = 0; i < n; i++) {
            y[yFrom + i] += a * x[xFrom + i];
        }
    }

    @Override
    public void weightedRows(int[] rows, float[] factors, int count, float[] matrix, int width, float[] out) {
        Arrays.fill(out, 0, width, 0);
        for (int i = 0; i < count; i++) {
            axpy(factors[i], matrix, rows[i] * width, out, 0, width);
        }
    }

    @Override
    public void adam(
            float[] weights,
            float[] first,
            float[] second,
            int from,
            float factor,
            float[] gradient,
            int n,
            float rate,
            float scale) {
        for (int i = 0; i < n; i++) {
            adamStep(weights, first, second, from + i, factor * gradient[i], rate, scale);
        }
    }

    static void adamStep(float[] weights, float[] first, float[] second, int at, float g, float rate, float scale) {
        float m = .9f * first[at] + .1f * g;
        float v = .999f * second[at] + .001f * g * g;
        first[at] = m;
        second[at] = v;
        weights[at] -= rate * m / ((float) Math.sqrt(v * scale) + 1e-6f);
    }

    @Override
    public void topK(float[] scores, int n, int k, float[] values, int[] indices) {
        clear(k, values, indices);
        float threshold = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            if (scores[i] > threshold) {
                threshold = insert(scores[i], i, k, values, indices);
            }
        }
    }

    static void clear(int k, float[] values, int[] indices) {
        Arrays.fill(values, 0, k, Float.NEGATIVE_INFINITY);
        Arrays.fill(indices, 0, k, -1);
    }

    /** Keeps the list sorted; only a strictly greater score moves an earlier one. Returns the k-th best so far. */
    static float insert(float score, int index, int k, float[] values, int[] indices) {
        int j = k - 1;
        while (j > 0 && score > values[j - 1]) {
            values[j] = values[j - 1];
            indices[j] = indices[j - 1];
            j--;
        }
        values[j] = score;
        indices[j] = index;
        return values[k - 1];
    }
}
