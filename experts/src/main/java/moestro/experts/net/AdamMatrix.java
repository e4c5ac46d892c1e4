package moestro.experts.net;

import java.util.Arrays;
import moestro.experts.support.ActiveInputs;
import moestro.experts.support.FloatBlocks;
import moestro.mixture.kernel.Kernels;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Rows of weights with Adam's two moments beside them. Rows can be appended; first weights depend on nothing but the
 * row and the column.
 */
final class AdamMatrix implements Weights {
    private static final Kernels KERNELS = Kernels.get();

    private final int width;
    private final FirstWeights firstWeights;
    private int rows;
    private float[] weights = {};
    private float[] first = {};
    private float[] second = {};

    /** The weights before anything was learned. */
    interface FirstWeights {
        float at(int row, int column);
    }

    AdamMatrix(int rows, int width, FirstWeights firstWeights) {
        this.width = width;
        this.firstWeights = firstWeights;
        reserve(rows);
    }

    int rows() {
        return rows;
    }

    /** Appends rows until there are this many. */
    void reserve(int wanted) {
        if (wanted > rows) {
            ensureCapacity(wanted * width);
            for (int row = rows; row < wanted; row++) {
                for (int column = 0; column < width; column++) {
                    weights[row * width + column] = firstWeights.at(row, column);
                }
            }
            rows = wanted;
        }
    }

    private void ensureCapacity(int wanted) {
        if (wanted > weights.length) {
            int capacity = Math.max(wanted, 2 * weights.length);
            weights = Arrays.copyOf(weights, capacity);
            first = Arrays.copyOf(first, capacity);
            second = Arrays.copyOf(second, capacity);
        }
    }

    float at(int row, int column) {
        return weights[row * width + column];
    }

    /** {@code sum[0..n) += factor * row[0..n)}. */
    void addRow(int row, float factor, float[] sum, int n) {
        KERNELS.axpy(factor, weights, row * width, sum, 0, n);
    }

    /** The product with an event: {@code sums[0..width) = sum_i value_i * row_i}, without rows that are not there. */
    void product(ActiveInputs inputs, float[] sums) {
        if (inputs.end() <= rows) {
            KERNELS.weightedRows(inputs.indices(), inputs.values(), inputs.count(), weights, width, sums);
            return;
        }
        Arrays.fill(sums, 0, width, 0);
        for (int i = 0; i < inputs.count(); i++) {
            if (inputs.index(i) < rows) {
                addRow(inputs.index(i), inputs.value(i), sums, width);
            }
        }
    }

    /** Product of a row with a vector of its width, in four partial sums of a fixed order. */
    float dot(int row, float[] vector) {
        int from = row * width;
        int bound = width & ~3;
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        for (int i = 0; i < bound; i += 4) {
            sum0 += weights[from + i] * vector[i];
            sum1 += weights[from + i + 1] * vector[i + 1];
            sum2 += weights[from + i + 2] * vector[i + 2];
            sum3 += weights[from + i + 3] * vector[i + 3];
        }
        for (int i = bound; i < width; i++) {
            sum0 += weights[from + i] * vector[i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /** Adam's step on a row whose gradient is {@code factor * gradient}. */
    void step(int row, float factor, float[] gradient, AdamClock.Rates rates) {
        KERNELS.adam(weights, first, second, row * width, factor, gradient, width, rates.rate(), rates.secondScale());
    }

    @Override
    public void writeModel(StateWriter out, String name) {
        FloatBlocks.write(out, name, weights, rows * width);
    }

    @Override
    public void writeTraining(StateWriter out, String name) {
        FloatBlocks.write(out, name + "-first", first, rows * width);
        FloatBlocks.write(out, name + "-second", second, rows * width);
    }

    @Override
    public void readModel(StateReader in, String name) {
        weights = FloatBlocks.read(in, name);
        rows = weights.length / width;
        first = new float[weights.length];
        second = new float[weights.length];
    }

    @Override
    public void readTraining(StateReader in, String name) {
        first = FloatBlocks.read(in, name + "-first");
        second = FloatBlocks.read(in, name + "-second");
    }
}
