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

    Pass(int units, boolean normalises) {
        int normalisedUnits = normalises ? units : 0;
        outputs = new float[units + 1];
        slopes = new float[units];
        gradient = new float[units];
        normalised = new float[normalisedUnits];
        gainGradient = new float[normalisedUnits];
        shiftGradient = new float[normalisedUnits];
    }
}
