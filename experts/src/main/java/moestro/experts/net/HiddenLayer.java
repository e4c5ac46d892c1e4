package moestro.experts.net;

import java.util.Arrays;
import moestro.experts.support.ActiveInputs;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Leaky rectifiers over weighted sums, which may be normalised first. A row of weights belongs to an input: those of
 * the first layer are the event's, and only rows of inputs that are not zero move; those of a further layer are the
 * outputs of the one below and a 1.
 */
final class HiddenLayer implements Weights {
    private static final float LEAK = .01f;

    private final int units;
    private final AdamMatrix weights;
    /** Null where sums are not normalised. */
    private final LayerNorm norm;
    /** Whether what comes from below is added to what is handed on (He and others 2016: Deep residual learning). */
    private final boolean residual;

    HiddenLayer(int units, AdamMatrix weights, boolean layerNorm, boolean residual) {
        this.units = units;
        this.weights = weights;
        this.norm = layerNorm ? new LayerNorm(units) : null;
        this.residual = residual;
    }

    /** Takes an event; inputs that nobody trained say nothing. */
    void forward(ActiveInputs inputs, Pass pass) {
        weights.product(inputs, pass.outputs);
        rectify(pass);
    }

    /** Takes what the layer below hands on. */
    void forward(Pass below, Pass pass) {
        Arrays.fill(pass.outputs, 0);
        for (int j = 0; j < below.outputs.length; j++) {
            weights.addRow(j, below.outputs[j], pass.outputs, units);
        }
        rectify(pass);
        for (int j = 0; residual && j < units; j++) {
            pass.outputs[j] += below.outputs[j];
        }
    }

    private void rectify(Pass pass) {
        if (norm != null) {
            norm.forward(pass);
        }
        float[] outputs = pass.outputs;
        for (int j = 0; j < units; j++) {
            outputs[j] = Math.max(outputs[j], LEAK * outputs[j]);
        }
        for (int j = 0; j < pass.slopes.length; j++) {
            pass.slopes[j] = outputs[j] > 0 ? 1 : LEAK;
        }
        outputs[units] = 1;
    }

    /** Turns the pass's gradient on what was handed on into that on the sums. */
    void backward(Pass pass) {
        for (int j = 0; j < units; j++) {
            pass.gradient[j] *= pass.slopes[j];
        }
        if (norm != null) {
            norm.backward(pass);
        }
    }

    /** The same, and gives the layer below the gradient on what it handed on. */
    void backward(Pass below, Pass pass) {
        if (residual) {
            System.arraycopy(pass.gradient, 0, below.gradient, 0, units);
        } else {
            Arrays.fill(below.gradient, 0);
        }
        backward(pass);
        for (int j = 0; j < units; j++) {
            below.gradient[j] += weights.dot(j, pass.gradient);
        }
    }

    /**
     * The square of the length of the gradient on all weights of the layer.
     *
     * @param squaredInput the square of the length of what the layer took
     */
    double squaredGradient(Pass pass, double squaredInput) {
        double own = squaredInput * Lengths.squared(pass.gradient);
        return norm == null ? own : own + LayerNorm.squaredGradient(pass);
    }

    /** Adam's step along the gradient times {@code scale}. */
    void step(ActiveInputs inputs, Pass pass, float scale, AdamClock.Rates rates) {
        for (int i = 0; i < inputs.count(); i++) {
            weights.step(inputs.index(i), inputs.value(i) * scale, pass.gradient, rates);
        }
        stepNorm(pass, scale, rates);
    }

    /** The same for a further layer. */
    void step(Pass below, Pass pass, float scale, AdamClock.Rates rates) {
        for (int j = 0; j < below.outputs.length; j++) {
            weights.step(j, below.outputs[j] * scale, pass.gradient, rates);
        }
        stepNorm(pass, scale, rates);
    }

    private void stepNorm(Pass pass, float scale, AdamClock.Rates rates) {
        if (norm != null) {
            norm.step(pass, scale, rates);
        }
    }

    /** Appends weights of inputs until there are this many. */
    void reserve(int inputs) {
        weights.reserve(inputs);
    }

    @Override
    public void writeModel(StateWriter out, String name) {
        weights.writeModel(out, name);
        if (norm != null) {
            norm.writeModel(out, name + "-norm");
        }
    }

    @Override
    public void writeTraining(StateWriter out, String name) {
        weights.writeTraining(out, name);
        if (norm != null) {
            norm.writeTraining(out, name + "-norm");
        }
    }

    @Override
    public void readModel(StateReader in, String name) {
        weights.readModel(in, name);
        if (norm != null) {
            norm.readModel(in, name + "-norm");
        }
    }

    @Override
    public void readTraining(StateReader in, String name) {
        weights.readTraining(in, name);
        if (norm != null) {
            norm.readTraining(in, name + "-norm");
        }
    }
}
