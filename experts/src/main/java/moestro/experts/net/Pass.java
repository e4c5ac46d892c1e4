package moestro.experts.net;

/** What one event leaves in a hidden layer on its way forward and back. A scratch; belongs to one thread. */
final class Pass {
    /** What the layer hands on: float[units], then a 1 for the bias of what follows. */
    final float[] outputs;

    /** The rectifier's slope at each unit. */
    final float[] slopes;

    /** Sums less their mean, over their deviation; only where the layer normalises. */
    final float[] normalised;

    /** One over the deviation of the sums; only where the layer normalises. */
    float inverseDeviation;

    /** The gradient on what the layer handed on; further back, on its sums. */
    final float[] gradient;

    /** Two gradients of {@link LayerNorm}'s own; only where the layer normalises. */
    final float[] gainGradient;

    final float[] shiftGradient;

    /**
     * A pass through a layer.
     *
     * @param normalises whether the layer does
     * @param back whether it goes back, too: there is nothing for gradients in one that does not
     */
    Pass(int units, boolean normalises, boolean back) {
        int backUnits = back ? units : 0;
        int normalisedBack = normalises ? backUnits : 0;
        outputs = new float[units + 1];
        slopes = new float[backUnits];
        gradient = new float[backUnits];
        normalised = new float[normalises ? units : 0];
        gainGradient = new float[normalisedBack];
        shiftGradient = new float[normalisedBack];
    }
}
