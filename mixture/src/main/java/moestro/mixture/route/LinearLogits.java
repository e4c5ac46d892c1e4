package moestro.mixture.route;

import java.util.Arrays;
import java.util.List;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.kernel.Kernels;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * A linear function of the encoded event for each expert, {@code o = W z}, that follows normalised gradients. Weights
 * lie input by input, experts side by side, so that one SIMD step serves a whole block of experts; rows are added as
 * new one-hot inputs appear.
 */
final class LinearLogits {
    private static final double DECAY = .999;
    private static final float WEIGHT_DECAY = 1e-5f;
    private static final float FLOOR = 1e-4f;

    private final Kernels kernels = Kernels.get();
    private final String name;
    private final int experts;
    private final int dense;
    private float[] weights;
    private float[] squares;
    private double power = 1;

    /** Functions that are 0, the main ones of their router. */
    LinearLogits(Layout layout, int experts) {
        this("context", layout, experts);
    }

    /**
     * Functions that are 0.
     *
     * @param name of the section of their state
     * @param experts how many functions
     */
    LinearLogits(String name, Layout layout, int experts) {
        this.name = name;
        this.experts = experts;
        this.dense = layout.dense();
        this.weights = new float[layout.dense() * experts];
        this.squares = new float[layout.dense() * experts];
    }

    /** The logits of all experts, float[experts]. */
    float[] of(Input input) {
        float[] logits = new float[experts];
        kernels.linear(input.dense(), 0, input.dense().length, weights, 0, experts, logits, 0);
        addHot(input, logits);
        return logits;
    }

    /** The logits of all experts for each of a batch, float[inputs][experts], with the same bits. */
    float[][] of(List<Input> inputs) {
        float[][] logits = RowsThroughPanels.apply(inputs, weights, experts);
        for (int row = 0; row < logits.length; row++) {
            addHot(inputs.get(row), logits[row]);
        }
        return logits;
    }

    private void addHot(Input input, float[] logits) {
        for (int slot : input.hot()) {
            if (slot >= 0 && (slot + 1) * experts <= weights.length) {
                kernels.axpy(1, weights, slot * experts, logits, 0, experts);
            }
        }
    }

    /**
     * One step on the experts that answered, or on all if the balancer has a say.
     *
     * @param gradient on the logit of each expert that answered
     */
    void learn(Input input, Evidence evidence, double[] gradient, double rate) {
        if (evidence.penalty() == null) {
            step(input, evidence.members(), gradient, rate);
        } else {
            step(input, evidence.spread(gradient), rate);
        }
    }

    /**
     * One step on all functions whose gradient is not 0.
     *
     * @param gradient on each function
     */
    void step(Input input, double[] gradient, double rate) {
        int[] members = new int[experts];
        double[] own = new double[experts];
        int n = 0;
        for (int e = 0; e < experts; e++) {
            if (gradient[e] != 0) {
                members[n] = e;
                own[n++] = gradient[e];
            }
        }
        step(input, Arrays.copyOf(members, n), own, rate);
    }

    /**
     * One step on some of the functions.
     *
     * @param members which
     * @param gradient on each of them
     */
    void step(Input input, int[] members, double[] gradient, double rate) {
        power *= DECAY;
        float correction = (float) (1 - power);
        float[] dense = input.dense();
        for (int i = 0; i < dense.length; i++) {
            if (dense[i] != 0) {
                step(i, dense[i], members, gradient, (float) rate, correction);
            }
        }
        for (int slot : input.hot()) {
            if (slot >= 0) {
                reserve(slot);
                step(slot, 1, members, gradient, (float) rate, correction);
            }
        }
    }

    private void step(int row, float value, int[] members, double[] gradient, float rate, float correction) {
        for (int j = 0; j < members.length; j++) {
            int at = row * experts + members[j];
            float g = (float) gradient[j] * value;
            float v = .999f * squares[at] + .001f * g * g;
            squares[at] = v;
            weights[at] = weights[at] * (1 - WEIGHT_DECAY) - rate * g / ((float) Math.sqrt(v / correction) + FLOOR);
        }
    }

    private void reserve(int row) {
        int needed = (row + 1) * experts;
        if (needed > weights.length) {
            // Exactly as many rows as inputs were seen: growth in steps would make the bytes depend on history.
            weights = Arrays.copyOf(weights, needed);
            squares = Arrays.copyOf(squares, needed);
        }
    }

    /** The function is 0 again. */
    void renew(int expert) {
        for (int at = expert; at < weights.length; at += experts) {
            weights[at] = 0;
            squares[at] = 0;
        }
    }

    void writeModel(StateWriter out) {
        out.section(name);
        out.putFloats(weights);
    }

    void writeTraining(StateWriter out) {
        out.section(name + "-training");
        out.putFloats(squares);
        out.putDouble(power);
    }

    void readModel(StateReader in) {
        weights = in.section(name).getRows(experts, dense);
    }

    void readTraining(StateReader in) {
        squares = in.section(name + "-training").getFloats();
        power = in.getDouble();
    }
}
