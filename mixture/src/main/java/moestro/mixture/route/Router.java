package moestro.mixture.route;

import java.util.List;
import moestro.mixture.Input;
import moestro.mixture.kernel.Softmax;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * How events are turned into a choice of experts: a logit for each expert, a rule of choice, and a rule of learning.
 * What is common to all routers (taking turns at first, exploration, shadow scoring) is the {@link Selector}'s.
 *
 * <p>Threads: only {@link #learn} and reading change a router.
 */
public interface Router {

    /** The logit of every expert, float[experts], without noise. */
    float[] logits(Input input);

    /**
     * The logits of several events at once, float[inputs][experts], with the bits of {@link #logits(Input)}: for gates
     * that take what has arrived together.
     */
    default float[][] logits(List<Input> inputs) {
        float[][] logits = new float[inputs.size()][];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = logits(inputs.get(i));
        }
        return logits;
    }

    /**
     * Whom to route to, best first: at least one as long as anybody is awake.
     *
     * @param scores float[experts]: logits, less what the expert's losses cost it, plus the balancer's bias; minus
     *     infinity for experts that must not be asked
     * @param k how many, for routers that choose so many, and on the mean for those with thresholds
     */
    int[] choose(Input input, float[] scores, int k);

    /**
     * Standard deviation of the noise on each logit, float[experts], by which this router explores; null for routers
     * that explore by drawing anybody.
     */
    default float[] deviations(Input input) {
        return null;
    }

    /** What the context combiner makes of the logits of the experts that answered: weights that sum to 1. */
    default double[] weights(double[] logits) {
        return Softmax.of(logits.clone());
    }

    /**
     * Learns from one label.
     *
     * @param rate of learning, the gate's trust in old labels included
     */
    void learn(Input input, Evidence evidence, double rate);

    /** An expert is another one: what is specific to the former is forgotten, as far as the router knows it apart. */
    default void renew(int expert) {}

    /** Writes what {@link #logits} and {@link #choose} need, in sections of its own. */
    void writeModel(StateWriter out);

    /** Writes what only {@link #learn} needs, in sections of its own. */
    void writeTraining(StateWriter out);

    /** Reads what {@link #writeModel} wrote. */
    void readModel(StateReader in);

    /** Reads what {@link #writeTraining} wrote. */
    void readTraining(StateReader in);
}
