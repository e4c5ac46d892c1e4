package moestro.experts.smile;

import java.io.Serial;
import smile.base.mlp.Cost;
import smile.base.mlp.OutputFunction;
import smile.base.mlp.OutputLayer;

/**
 * Smile's output layer, on {@link LayerWeights}, with {@link StrictMath} where Smile has {@link Math}. Its batches are
 * of one row.
 */
final class NetOutput extends OutputLayer {
    @Serial
    private static final long serialVersionUID = 1L;

    private final OutputFunction function;
    private final transient LayerWeights weights;
    private transient double[] lastInput;

    /** Draws initial weights from Smile's generator, as Smile does. */
    NetOutput(int units, int inputs, OutputFunction function, Cost cost) {
        super(units, inputs, function, cost);
        this.function = function;
        weights = new LayerWeights(weight, bias);
        weight = null;
    }

    LayerWeights weights() {
        return weights;
    }

    @Override
    public void propagate(double[] x) {
        double[] out = output();
        weights.propagate(x, out);
        transform(out);
    }

    @Override
    public void transform(double[] x) {
        switch (function) {
            case LINEAR -> {}
            case SIGMOID -> sigmoid(x);
            case SOFTMAX -> softmax(x);
        }
    }

    private static void sigmoid(double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = 1 / (1 + StrictMath.exp(-Math.clamp(x[i], -36, 36)));
        }
    }

    private static void softmax(double[] x) {
        double max = Double.NEGATIVE_INFINITY;
        for (double value : x) {
            max = Math.max(max, value);
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = StrictMath.exp(x[i] - max);
            sum += x[i];
        }
        for (int i = 0; i < x.length; i++) {
            x[i] /= sum;
        }
    }

    @Override
    public void backpropagate(double[] lowerLayerGradient) {
        weights.backpropagate(gradient(), lowerLayerGradient);
    }

    @Override
    public void computeGradientUpdate(double[] x, double learningRate, double momentum, double decay) {
        weights.step(gradient(), x, learningRate);
    }

    @Override
    public void computeGradient(double[] x) {
        lastInput = x;
    }

    @Override
    public void update(int m, double learningRate, double momentum, double decay, double rho, double epsilon) {
        weights.rmspropStep(gradient(), lastInput, learningRate, rho, epsilon);
    }
}
