package moestro.bench.kernel;

import java.util.ArrayList;
import java.util.List;
import moestro.bench.Draws;
import moestro.mixture.layer.FeedForward;
import moestro.mixture.layer.LinearGate;
import moestro.mixture.layer.SparseLayer;

/**
 * A layer to compare: its sizes and, following from them, its numbers.
 *
 * @param hidden units of an expert; its outputs are as many as its inputs
 */
record Sizes(int experts, int inputs, int hidden, int k) {

    float[] gateWeights() {
        return Draws.gaussian(1, inputs * experts, 1 / Math.sqrt(inputs));
    }

    float[] gateBias() {
        return Draws.gaussian(2, experts, .1);
    }

    float[] batch(int rows) {
        return Draws.gaussian(3, rows * inputs, 1);
    }

    float[] first(int expert) {
        return Draws.gaussian(100 + 4L * expert, inputs * hidden, 1 / Math.sqrt(inputs));
    }

    float[] firstBias(int expert) {
        return Draws.gaussian(101 + 4L * expert, hidden, .1);
    }

    float[] second(int expert) {
        return Draws.gaussian(102 + 4L * expert, hidden * inputs, 1 / Math.sqrt(hidden));
    }

    float[] secondBias(int expert) {
        return Draws.gaussian(103 + 4L * expert, inputs, .1);
    }

    LinearGate gate() {
        return new LinearGate(inputs, experts, gateWeights(), gateBias());
    }

    SparseLayer layer() {
        List<FeedForward> nets = new ArrayList<>();
        for (int e = 0; e < experts; e++) {
            nets.add(new FeedForward(inputs, first(e), firstBias(e), second(e), secondBias(e)));
        }
        return new SparseLayer(gate(), nets, k);
    }

    @Override
    public String toString() {
        return "N=" + experts + " D=" + inputs;
    }
}
