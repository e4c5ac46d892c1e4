package moestro.mixture.balance;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Keeps all experts in use. A balancer acts in one of three ways: by a bias on the scores, by a penalty whose gradient
 * the router follows, or by refusing experts that are full. A fold over lessons, as all learning is.
 */
public interface Balancer {

    /** What to add to an expert's selection score. */
    default double bias(int expert) {
        return 0;
    }

    /** How many more records an expert may be asked for now; below 1 the next-ranked must be asked instead. */
    default double room(int expert) {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * Counts the experts that one record was routed to.
     *
     * @param asked of whom the first {@code routed} count
     */
    void observe(int[] asked, int routed);

    /**
     * Folds one record that the router is about to learn from.
     *
     * @param logits of the router, float[experts]
     * @param scores by which experts are chosen, float[experts]: a step on a logit is a step on its score
     * @param deviations of the router's noise, float[experts]; null if it has none
     * @return the gradient of the balancing loss on the logit of every expert, double[experts]; null if there is none
     */
    default double[] penalty(float[] logits, float[] scores, float[] deviations) {
        return null;
    }

    /** An expert is another one: what it carried does not count for it. */
    default void renew(int expert) {}

    /** Writes the whole state into the current section. */
    void write(StateWriter out);

    /** Reads what {@link #write} wrote. */
    void read(StateReader in);
}
