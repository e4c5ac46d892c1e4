package moestro.mixture.layer;

import moestro.mixture.kernel.Panels;

/** The weights of one expert of a layer, {@code relu(x W1 + b1) W2 + b2}, packed. */
public final class FeedForward {
    final Panels hidden;
    final Panels output;

    /**
     * Copies all arrays.
     *
     * @param first float[inputs][hidden], input by input
     * @param firstBias float[hidden]
     * @param second float[hidden][outputs]
     * @param secondBias float[outputs]
     */
    public FeedForward(int inputs, float[] first, float[] firstBias, float[] second, float[] secondBias) {
        Shapes.require("weights of the hidden units", first, (long) inputs * firstBias.length);
        Shapes.require("weights of the outputs", second, (long) firstBias.length * secondBias.length);
        this.hidden = new Panels(inputs, firstBias.length).pack(first, firstBias);
        this.output = new Panels(firstBias.length, secondBias.length).pack(second, secondBias);
    }

    /** Inputs. */
    public int inputs() {
        return hidden.inputs();
    }

    /** Outputs. */
    public int outputs() {
        return output.functions();
    }
}
