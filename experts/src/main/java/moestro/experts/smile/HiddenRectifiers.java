package moestro.experts.smile;

import java.io.Serial;
import smile.base.mlp.Layer;

/** Smile's hidden layer of rectifiers, on {@link LayerWeights}. Its batches are of one row. */
final class HiddenRectifiers extends Layer {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient LayerWeights weights;
    private transient double[] lastInput;

    /** Draws initial weights from Smile's generator, as Smile does. */
    HiddenRectifiers(int units, int inputs) {
        super(units, inputs);
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
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.max(0, x[i]);
        }
    }

    @Override
    public void backpropagate(double[] lowerLayerGradient) {
        double[] out = output();
        double[] gradient = gradient();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = out[i] > 0 ? gradient[i] : 0;
        }
        if (lowerLayerGradient != null) {
            weights.backpropagate(gradient, lowerLayerGradient);
        }
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
