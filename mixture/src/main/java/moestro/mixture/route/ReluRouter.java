package moestro.mixture.route;

import java.util.Arrays;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * ReLU routing (Wang, Zhu, Chen, ReMoE, 2025): gates are {@code g = relu(z)}, who has none is not asked, and an L1
 * penalty keeps them sparse, whose coefficient is multiplied by 1.2 while fewer than {@code 1 - k/E} gates are 0, and
 * divided by it otherwise. Weights are the gates, normalised; with no gate open, the best expert is asked alone.
 *
 * <p>Here {@code z = exp(o) - lambda} of linear logits o: the penalty acts by its proximal step, the soft threshold.
 * Its gradient could not do it: normalised weights leave the size of the gates open, so nothing would push back, and
 * only experts that were asked would feel either. With the threshold the coefficient itself is the controller: looked
 * at every {@value #WINDOW} lessons, and moved by a power of 1.2 that is the relative excess (at most 1), it settles the
 * mean number of open gates at k.
 */
public final class ReluRouter implements Router {
    private static final int WINDOW = 10;
    private static final double FACTOR = 1.2;

    private final RouterKind.Setting setting;
    private final LinearLogits logits;
    private double lambda = .5;
    private int open;
    private int lessons;

    /** A router that prefers nobody. */
    public ReluRouter(RouterKind.Setting setting) {
        this.setting = setting;
        this.logits = new LinearLogits(setting.layout(), setting.experts());
    }

    @Override
    public float[] logits(Input input) {
        return logits.of(input);
    }

    @Override
    public int[] choose(Input input, float[] scores, int k) {
        double threshold = StrictMath.log(lambda);
        float[] active = scores.clone();
        for (int e = 0; e < active.length; e++) {
            active[e] = active[e] > threshold ? active[e] : Float.NEGATIVE_INFINITY;
        }
        int[] chosen = Best.of(active, setting.most());
        return chosen.length == 0 ? Best.of(scores, 1) : chosen;
    }

    /** The normalised gates; equal weights if all are closed, as they may be for experts that explore. */
    @Override
    public double[] weights(double[] logits) {
        double[] gates = gates(logits);
        double sum = Arrays.stream(gates).sum();
        for (int j = 0; j < gates.length; j++) {
            gates[j] = sum > 0 ? gates[j] / sum : 1.0 / gates.length;
        }
        return gates;
    }

    private double[] gates(double[] logits) {
        double[] gates = new double[logits.length];
        for (int j = 0; j < gates.length; j++) {
            gates[j] = Math.max(0, StrictMath.exp(logits[j]) - lambda);
        }
        return gates;
    }

    /**
     * The gradient of {@code -ln sum_i w_i p_i} on the logits of the experts that answered. Where a gate is closed, or
     * hardly open, its slope is taken to be that at lambda: a closed one must be able to open.
     */
    private double[] gradient(double[] own, double[] logLikelihoods) {
        double[] weights = weights(own);
        double likelihood = 0;
        for (int j = 0; j < own.length; j++) {
            likelihood += weights[j] * StrictMath.exp(logLikelihoods[j]);
        }
        double sum = Math.max(lambda, Arrays.stream(gates(own)).sum());
        double[] gradient = new double[own.length];
        for (int j = 0; j < own.length; j++) {
            double slope = Math.max(lambda, StrictMath.exp(own[j])) / sum;
            gradient[j] = slope * (1 - StrictMath.exp(logLikelihoods[j]) / likelihood);
        }
        return gradient;
    }

    @Override
    public void learn(Input input, Evidence evidence, double rate) {
        logits.learn(input, evidence, gradient(evidence.ownLogits(), evidence.logLikelihoods()), rate);
        open += choose(input, evidence.scores(), setting.k()).length;
        if (++lessons == WINDOW) {
            double excess = open / (double) (WINDOW * setting.k()) - 1;
            lambda *= StrictMath.pow(FACTOR, Math.min(1, excess));
            open = 0;
            lessons = 0;
        }
    }

    @Override
    public void renew(int expert) {
        logits.renew(expert);
    }

    @Override
    public void writeModel(StateWriter out) {
        logits.writeModel(out);
        out.section("sparsity");
        out.putDouble(lambda);
    }

    @Override
    public void writeTraining(StateWriter out) {
        logits.writeTraining(out);
        out.section("sparsity-training");
        out.putInt(open);
        out.putInt(lessons);
    }

    @Override
    public void readModel(StateReader in) {
        logits.readModel(in);
        lambda = in.section("sparsity").getDouble();
    }

    @Override
    public void readTraining(StateReader in) {
        logits.readTraining(in);
        open = in.section("sparsity-training").getInt();
        lessons = in.getInt();
    }
}
