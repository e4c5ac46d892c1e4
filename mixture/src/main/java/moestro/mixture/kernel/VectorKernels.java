package moestro.mixture.kernel;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The SIMD twin, at the machine's preferred width unless a test asks for another. Tails are scalar. */
final class VectorKernels implements Kernels {
    private final VectorSpecies<Float> species;

    VectorKernels() {
        this(FloatVector.SPECIES_PREFERRED);
    }

    VectorKernels(VectorSpecies<Float> species) {
        this.species = species;
    }

    @Override
    public String name() {
        return "SIMD, " + species.vectorBitSize() + " bits";
    }

    @Override
    public void axpy(float a, float[] x, int xFrom, float[] y, int yFrom, int n) {
        int bound = species.loopBound(n);
        int i = 0;
        for (; i < bound; i += species.length()) {
            FloatVector product = FloatVector.fromArray(species, x, xFrom + i).mul(a);
            FloatVector.fromArray(species, y, yFrom + i).add(product).intoArray(y, yFrom + i);
        }
        for (; i < n; i++) {
            y[yFrom + i] += a * x[xFrom + i];
        }
    }

    @Override
    public void weightedRows(int[] rows, float[] factors, int count, float[] matrix, int width, float[] out) {
        int j = 0;
        for (; j + 4 * species.length() <= width; j += 4 * species.length()) {
            fourSums(rows, factors, count, matrix, width, j, out);
        }
        for (; j + species.length() <= width; j += species.length()) {
            FloatVector sum = FloatVector.zero(species);
            for (int i = 0; i < count; i++) {
                sum = sum.add(FloatVector.fromArray(species, matrix, rows[i] * width + j)
                        .mul(factors[i]));
            }
            sum.intoArray(out, j);
        }
        for (; j < width; j++) {
            float sum = 0;
            for (int i = 0; i < count; i++) {
                sum += factors[i] * matrix[rows[i] * width + j];
            }
            out[j] = sum;
        }
    }

    /** Four at once, for an addition takes as long as four can be begun in. */
    private void fourSums(int[] rows, float[] factors, int count, float[] matrix, int width, int from, float[] out) {
        int lanes = species.length();
        FloatVector sum0 = FloatVector.zero(species);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        for (int i = 0; i < count; i++) {
            int at = rows[i] * width + from;
            FloatVector factor = FloatVector.broadcast(species, factors[i]);
            sum0 = sum0.add(FloatVector.fromArray(species, matrix, at).mul(factor));
            sum1 = sum1.add(FloatVector.fromArray(species, matrix, at + lanes).mul(factor));
            sum2 = sum2.add(
                    FloatVector.fromArray(species, matrix, at + 2 * lanes).mul(factor));
            sum3 = sum3.add(
                    FloatVector.fromArray(species, matrix, at + 3 * lanes).mul(factor));
        }
        sum0.intoArray(out, from);
        sum1.intoArray(out, from + lanes);
        sum2.intoArray(out, from + 2 * lanes);
        sum3.intoArray(out, from + 3 * lanes);
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
        int bound = species.loopBound(n);
        int i = 0;
        for (; i < bound; i += species.length()) {
            int at = from + i;
            FloatVector g = FloatVector.fromArray(species, gradient, i).mul(factor);
            FloatVector m = FloatVector.fromArray(species, first, at).mul(.9f).add(g.mul(.1f));
            FloatVector v = FloatVector.fromArray(species, second, at)
                    .mul(.999f)
                    .add(g.mul(.001f).mul(g));
            m.intoArray(first, at);
            v.intoArray(second, at);
            FloatVector step = m.mul(rate).div(v.mul(scale).sqrt().add(1e-6f));
            FloatVector.fromArray(species, weights, at).sub(step).intoArray(weights, at);
        }
        for (; i < n; i++) {
            ScalarKernels.adamStep(weights, first, second, from + i, factor * gradient[i], rate, scale);
        }
    }

    @Override
    public void topK(float[] scores, int n, int k, float[] values, int[] indices) {
        ScalarKernels.clear(k, values, indices);
        float threshold = Float.NEGATIVE_INFINITY;
        int bound = species.loopBound(n);
        int i = 0;
        for (; i < bound; i += species.length()) {
            long beating = FloatVector.fromArray(species, scores, i)
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
