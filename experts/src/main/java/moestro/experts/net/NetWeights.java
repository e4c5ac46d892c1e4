package moestro.experts.net;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import moestro.experts.support.ActiveInputs;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;

/**
 * The weights of a net, as they are at first.
 *
 * @param first the hidden layer that takes the event
 * @param second the one above it; null where there is one only
 * @param output a row of weights for each output; the last one is the bias
 * @param skip from inputs to outputs, a row for each input; null where there is none
 */
record NetWeights(HiddenLayer first, HiddenLayer second, AdamMatrix output, AdamMatrix skip) {
    private static final int MOST_INPUTS_SCALED_FOR = 20;
    private static final double OUTPUT_DEVIATION = .1;
    private static final long INPUT_WEIGHTS = 1;
    private static final long OUTPUT_WEIGHTS = 2;
    private static final long SECOND_WEIGHTS = 4;

    static NetWeights of(ExpertSettings settings, NetShape shape) {
        int inputs = settings.layout().dense();
        int outputs = settings.task().outputs();
        int atOnce = Math.min(ActiveInputs.atOnce(settings.layout()), MOST_INPUTS_SCALED_FOR);
        return new NetWeights(
                firstLayer(settings.seed(), shape, inputs, atOnce),
                shape.layers() == 1 ? null : secondLayer(settings.seed(), shape),
                outputLayer(settings.seed(), shape, outputs),
                shape.skipsToOutputs() ? new AdamMatrix(inputs, outputs, (row, column) -> 0) : null);
    }

    private static HiddenLayer firstLayer(long seed, NetShape shape, int inputs, int atOnce) {
        double deviation = 1 / Math.sqrt(atOnce);
        AdamMatrix weights = new AdamMatrix(
                inputs, shape.hidden(), (row, unit) -> normal(seed, INPUT_WEIGHTS, row, unit, deviation));
        return new HiddenLayer(shape.hidden(), weights, shape.layerNorm(), false);
    }

    /** The deviation is that of He and others 2015 (Delving deep into rectifiers). */
    private static HiddenLayer secondLayer(long seed, NetShape shape) {
        int hidden = shape.hidden();
        double deviation = Math.sqrt(2.0 / hidden);
        AdamMatrix weights = new AdamMatrix(
                hidden + 1,
                hidden,
                (row, unit) -> row == hidden ? 0 : normal(seed, SECOND_WEIGHTS, row, unit, deviation));
        return new HiddenLayer(hidden, weights, shape.layerNorm(), shape.skip());
    }

    private static AdamMatrix outputLayer(long seed, NetShape shape, int outputs) {
        int hidden = shape.hidden();
        double deviation = OUTPUT_DEVIATION / Math.sqrt(hidden);
        return new AdamMatrix(
                outputs,
                hidden + 1,
                (row, unit) -> unit == hidden ? 0 : normal(seed, OUTPUT_WEIGHTS, row, unit, deviation));
    }

    private static float normal(long seed, long use, int row, int column, double deviation) {
        return (float) (deviation * Hash.gaussian(Hash.mix(Hash.mix(seed, use), row, column)));
    }

    /** Appends weights of inputs until there are this many. */
    void reserve(int inputs) {
        first.reserve(inputs);
        if (skip != null) {
            skip.reserve(inputs);
        }
    }

    /** Goes through all there are, in the order of the state. */
    void forEach(BiConsumer<Weights, String> visitor) {
        Map<String, Weights> parts = new LinkedHashMap<>();
        parts.put("output", output);
        parts.put("input", first);
        parts.put("second", second);
        parts.put("skip", skip);
        parts.forEach((name, part) -> {
            if (part != null) {
                visitor.accept(part, name);
            }
        });
    }
}
