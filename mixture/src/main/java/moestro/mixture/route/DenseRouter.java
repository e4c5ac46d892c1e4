package moestro.mixture.route;

import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** Everybody, whatever the k: what sparse routing is compared with. Its logits are a {@link LinearRouter}'s. */
public final class DenseRouter implements Router {
    private final LinearRouter linear;

    /** A router that prefers nobody. */
    public DenseRouter(Layout layout, int experts) {
        linear = new LinearRouter(layout, experts);
    }

    @Override
    public float[] logits(Input input) {
        return linear.logits(input);
    }

    @Override
    public int[] choose(Input input, float[] scores, int k) {
        return Best.of(scores, scores.length);
    }

    @Override
    public void learn(Input input, Evidence evidence, double rate) {
        linear.learn(input, evidence, rate);
    }

    @Override
    public void renew(int expert) {
        linear.renew(expert);
    }

    @Override
    public void writeModel(StateWriter out) {
        linear.writeModel(out);
    }

    @Override
    public void writeTraining(StateWriter out) {
        linear.writeTraining(out);
    }

    @Override
    public void readModel(StateReader in) {
        linear.readModel(in);
    }

    @Override
    public void readTraining(StateReader in) {
        linear.readTraining(in);
    }
}
