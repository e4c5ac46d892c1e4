package moestro.experts.smile;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import smile.math.matrix.Matrix;

/**
 * The weights of one layer and the arithmetic on them, in plain Java.
 *
 * <p>Smile's layers hand these products to OpenBLAS, which sums in an order that depends on the processor, and keep the
 * RMSProp averages apart for each thread. Here the order is fixed and there is one set of averages, so that a net is a
 * function of its lessons alone. Inputs that are 0 are skipped, which changes no result and makes one-hot inputs cheap.
 */
final class LayerWeights {
    private final int outputs;
    private final int inputs;
    private final double[] weights;
    private final double[] bias;
    private final double[] squares;
    private final double[] biasSquares;

    /**
     * Starts from Smile's initial weights.
     *
     * @param initial matrix of outputs x inputs, copied
     * @param bias kept
     */
    LayerWeights(Matrix initial, double[] bias) {
        this.outputs = initial.nrow();
        this.inputs = initial.ncol();
        this.weights = new double[outputs * inputs];
        this.squares = new double[outputs * inputs];
        this.bias = bias;
        this.biasSquares = new double[outputs];
        for (int j = 0; j < inputs; j++) {
            for (int i = 0; i < outputs; i++) {
                weights[j * outputs + i] = initial.get(i, j);
            }
        }
    }

    /** {@code out = W x + b}. */
    void propagate(double[] x, double[] out) {
        System.arraycopy(bias, 0, out, 0, outputs);
        for (int j = 0; j < inputs; j++) {
            if (x[j] != 0) {
                addColumn(j, x[j], out);
            }
        }
    }

    private void addColumn(int column, double factor, double[] out) {
        int at = column * outputs;
        for (int i = 0; i < outputs; i++) {
            out[i] += weights[at + i] * factor;
        }
    }

    /** {@code out = W^T gradient}. */
    void backpropagate(double[] gradient, double[] out) {
        for (int j = 0; j < inputs; j++) {
            double sum = 0;
            for (int i = 0; i < outputs; i++) {
                sum += weights[j * outputs + i] * gradient[i];
            }
            out[j] = sum;
        }
    }

    /** {@code W += rate gradient x^T}, {@code b += rate gradient}. */
    void step(double[] gradient, double[] x, double rate) {
        for (int j = 0; j < inputs; j++) {
            if (x[j] != 0) {
                double factor = rate * x[j];
                int at = j * outputs;
                for (int i = 0; i < outputs; i++) {
                    weights[at + i] += gradient[i] * factor;
                }
            }
        }
        for (int i = 0; i < outputs; i++) {
            bias[i] += rate * gradient[i];
        }
    }

    /** The same with each gradient divided by the root of {@code epsilon} plus its mean square of decay {@code rho}. */
    void rmspropStep(double[] gradient, double[] x, double rate, double rho, double epsilon) {
        for (int j = 0; j < inputs; j++) {
            int at = j * outputs;
            if (x[j] == 0) {
                for (int i = 0; i < outputs; i++) {
                    squares[at + i] *= rho;
                }
            } else {
                for (int i = 0; i < outputs; i++) {
                    double g = gradient[i] * x[j];
                    double square = rho * squares[at + i] + (1 - rho) * (g * g);
                    squares[at + i] = square;
                    weights[at + i] += rate * (g / Math.sqrt(epsilon + square));
                }
            }
        }
        for (int i = 0; i < outputs; i++) {
            double square = rho * biasSquares[i] + (1 - rho) * (gradient[i] * gradient[i]);
            biasSquares[i] = square;
            bias[i] += rate * (gradient[i] / Math.sqrt(epsilon + square));
        }
    }

    /** Takes over the weights and averages of a layer with as many outputs and no more inputs. */
    void copyFrom(LayerWeights narrower) {
        System.arraycopy(narrower.weights, 0, weights, 0, narrower.weights.length);
        System.arraycopy(narrower.squares, 0, squares, 0, narrower.squares.length);
        System.arraycopy(narrower.bias, 0, bias, 0, outputs);
        System.arraycopy(narrower.biasSquares, 0, biasSquares, 0, outputs);
    }

    /** Writes the weights into the section begun. */
    void writeModel(StateWriter out) {
        out.putDoubles(weights);
        out.putDoubles(bias);
    }

    /** Reads what {@link #writeModel} wrote. */
    void readModel(StateReader in) {
        fill(weights, in.getDoubles());
        fill(bias, in.getDoubles());
    }

    /** Writes RMSProp's averages into the section begun. */
    void writeTraining(StateWriter out) {
        out.putDoubles(squares);
        out.putDoubles(biasSquares);
    }

    /** Reads what {@link #writeTraining} wrote. */
    void readTraining(StateReader in) {
        fill(squares, in.getDoubles());
        fill(biasSquares, in.getDoubles());
    }

    private static void fill(double[] target, double[] stored) {
        if (stored.length != target.length) {
            throw new IllegalStateException("a layer has " + target.length + " numbers and its state " + stored.length
                    + "; the expert's parameters or features are not those it learned with");
        }
        System.arraycopy(stored, 0, target, 0, target.length);
    }
}
