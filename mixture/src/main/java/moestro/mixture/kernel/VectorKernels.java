package moestro.mixture.kernel;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The SIMD twin. Tails are scalar, except where noted. */
final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;

    @Override
    public String name() {
        return "SIMD, " + SPECIES.vectorBitSize() + " bits";
    }

    @Override
    public void axpy(float a, float[] x, int xFrom, float[] y, int yFrom, int n) {
        int bound = SPECIES.loopBound(n);
        int i = 0;
        for (; i < bound; i += SPECIES.length()) {
            FloatVector product = FloatVector.fromArray(SPECIES, x, xFrom + i).mul(a);
            FloatVector.fromArray(SPECIES, y, yFrom + i).add(product).intoArray(y, yFrom + i);
        }
        for (; i < n; i++) {
            y[yFrom + i] += a * x[xFrom + i];
        }
    }

    @Override
    public void weightedRows(int[] rows, float[] factors, int count, float[] matrix, int width, float[] out) {
        VectorRows.weighted(rows, factors, count, matrix, width, out);
    }

    @Override
    public void linear(float[] x, int xFrom, int inputs, float[] w, int wFrom, int n, float[] out, int outFrom) {
        VectorRecord.accumulate(x, xFrom, inputs, w, wFrom, n, out, outFrom);
    }

    @Override
    public void linear(float[] x, int xFrom, Panels w, float[] out, int outFrom) {
        VectorRecord.apply(x, xFrom, w, out, outFrom);
    }

    @Override
    public void linearOfFour(float[] x, int[] starts, int from, Panels w, float[] out) {
        VectorFour.apply(x, starts, from, w, out);
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
        int bound = SPECIES.loopBound(n);
        int i = 0;
        for (; i < bound; i += SPECIES.length()) {
            int at = from + i;
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i).mul(factor);
            FloatVector m = FloatVector.fromArray(SPECIES, first, at).mul(.9f).add(g.mul(.1f));
            FloatVector v = FloatVector.fromArray(SPECIES, second, at)
                    .mul(.999f)
                    .add(g.mul(.001f).mul(g));
            m.intoArray(first, at);
            v.intoArray(second, at);
            FloatVector step = m.mul(rate).div(v.mul(scale).sqrt().add(1e-6f));
            FloatVector.fromArray(SPECIES, weights, at).sub(step).intoArray(weights, at);
        }
        for (; i < n; i++) {
            ScalarKernels.adamStep(weights, first, second, from + i, factor * gradient[i], rate, scale);
        }
    }

    @Override
    public void topK(float[] scores, int n, int k, float[] values, int[] indices) {
        ScalarKernels.clear(k, values, indices);
        float threshold = Float.NEGATIVE_INFINITY;
        int bound = SPECIES.loopBound(n);
        int i = 0;
        for (; i < bound; i += SPECIES.length()) {
            long beating = FloatVector.fromArray(SPECIES, scores, i)
                    .compare(GT, threshold)
                    .toLong();
            while (beating != 0) {
                int index = i + Long.numberOfTrailingZeros(beating);
                beating &= beating - 1;
                if (scores[index] > threshold) {
                    threshold = ScalarKernels.insert(scores[index], index, k, values, indices);
                }
            }
        }
        for (; i < n; i++) {
            if (scores[i] > threshold) {
                threshold = ScalarKernels.insert(scores[i], i, k, values, indices);
            }
        }
    }
}
