package moestro.mixture.route;

import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Top-k of linear logits, {@code z = W x}. Over experts it cannot look into it learns by responsibilities: the gradient
 * of the negative log likelihood on the logit of each expert that answered is {@code g - h} (Jordan and Jacobs 1994).
 */
public final class LinearRouter implements Router {
    private final LinearLogits logits;

    /** A router that prefers nobody. */
    public LinearRouter(Layout layout, int experts) {
        logits = new LinearLogits(layout, experts);
    }

    @Override
    public float[] logits(Input input) {
        return logits.of(input);
    }

    @Override
    public int[] choose(Input input, float[] scores, int k) {
        return Best.of(scores, k);
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
