package moestro.experts.net;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Layer normalisation (Ba, Kiros, Hinton 2016: Layer normalization): {@code gain * (sum - mean) / sqrt(variance + 1e-5)
 * + shift}, mean and variance over the units of one event.
 */
final class LayerNorm implements Weights {
    private static final float LEAST_VARIANCE = 1e-5f;
    private static final int GAIN = 0;
    private static final int SHIFT = 1;

    private final int units;
    private final AdamMatrix weights;

    /** Gains of 1, shifts of 0. */
    LayerNorm(int units) {
        this.units = units;
        weights = new AdamMatrix(2, units, (row, unit) -> row == GAIN ? 1 : 0);
    }

    /** Normalises the pass's sums, which stand where its outputs will, in place. */
    void forward(Pass pass) {
        float[] sums = pass.outputs;
        float mean = 0;
        for (int j = 0; j < units; j++) {
            mean += sums[j];
        }
        mean /= units;
        float variance = 0;
        for (int j = 0; j < units; j++) {
            float difference = sums[j] - mean;
            variance += difference * difference;
        }
        pass.inverseDeviation = (float) (1 / Math.sqrt(variance / units + LEAST_VARIANCE));
        for (int j = 0; j < units; j++) {
            pass.normalised[j] = (sums[j] - mean) * pass.inverseDeviation;
            sums[j] = weights.at(GAIN, j) * pass.normalised[j] + weights.at(SHIFT, j);
        }
    }

    /** Turns the pass's gradient on what {@link #forward} gave into that on the sums; notes those on the weights. */
    void backward(Pass pass) {
        float[] gradient = pass.gradient;
        float mean = 0;
        float along = 0;
        for (int j = 0; j < units; j++) {
            pass.shiftGradient[j] = gradient[j];
            pass.gainGradient[j] = gradient[j] * pass.normalised[j];
            gradient[j] *= weights.at(GAIN, j);
            mean += gradient[j];
            along += gradient[j] * pass.normalised[j];
        }
        mean /= units;
        along /= units;
        for (int j = 0; j < units; j++) {
            gradient[j] = pass.inverseDeviation * (gradient[j] - mean - along * pass.normalised[j]);
        }
    }

    /** The square of the length of the gradients on the weights. */
    static double squaredGradient(Pass pass) {
        return Lengths.squared(pass.gainGradient) + Lengths.squared(pass.shiftGradient);
    }

    /** Adam's step on the weights, along gradients times {@code scale}. */
    void step(Pass pass, float scale, AdamClock.Rates rates) {
        weights.step(GAIN, scale, pass.gainGradient, rates);
        weights.step(SHIFT, scale, pass.shiftGradient, rates);
    }

    @Override
    public void writeModel(StateWriter out, String name) {
        weights.writeModel(out, name);
    }

    @Override
    public void writeTraining(StateWriter out, String name) {
        weights.writeTraining(out, name);
    }

    @Override
    public void readModel(StateReader in, String name) {
        weights.readModel(in, name);
    }

    @Override
    public void readTraining(StateReader in, String name) {
        weights.readTraining(in, name);
    }
}
