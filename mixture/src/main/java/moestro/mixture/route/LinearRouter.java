package moestro.mixture.route;

import java.util.List;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Top-k of linear logits, {@code z = W x}. Over experts it cannot look into it learns by responsibilities: the gradient
 * of the negative log likelihood on the logit of each expert that answered is {@code g - h} (Jordan and Jacobs 1994).
 * The dense one has the same logits and chooses everybody, whatever the k: what sparse routing is compared with.
 */
public final class LinearRouter implements Router {
    private final LinearLogits logits;
    private final boolean dense;

    /** A router that prefers nobody. */
    public LinearRouter(Layout layout, int experts) {
        this(layout, experts, false);
    }

    private LinearRouter(Layout layout, int experts, boolean dense) {
        this.logits = new LinearLogits(layout, experts);
        this.dense = dense;
    }

    /** The dense router, which prefers nobody. */
    public static LinearRouter dense(Layout layout, int experts) {
        return new LinearRouter(layout, experts, true);
    }

    @Override
    public float[] logits(Input input) {
        return logits.of(input);
    }

    @Override
    public float[][] logits(List<Input> inputs) {
        return logits.of(inputs);
    }

    @Override
    public int[] choose(Input input, float[] scores, int k) {
        return Best.of(scores, dense ? scores.length : k);
    }

    @Override
    public void learn(Input input, Evidence evidence, double rate) {
        double[] gradient = Responsibilities.likelihoodGradient(evidence.ownLogits(), evidence.logLikelihoods());
        logits.learn(input, evidence, gradient, rate);
    }

    @Override
    public void renew(int expert) {
        logits.renew(expert);
    }

    @Override
    public void writeModel(StateWriter out) {
        logits.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        logits.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        logits.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        logits.readTraining(in);
    }
}
