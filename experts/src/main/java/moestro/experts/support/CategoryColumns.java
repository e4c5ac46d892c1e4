package moestro.experts.support;

import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** Numbers in place of categories. A part of an expert's model, with a state that is all model. */
sealed interface CategoryColumns permits OrdinalColumns, TargetMeans, HashedColumns {

    /** How many numbers there are for an event. */
    int count();

    /** Whether experts that want standardised inputs want these numbers standardised. */
    boolean needScale();

    /**
     * Writes the numbers of an event.
     *
     * @param into float[at + count] or longer
     */
    void encode(Input input, float[] into, int at);

    /** Learns a lesson: after the expert has, so that no number of a lesson knows its label. */
    void learn(Input input, float target);

    void write(StateWriter out);

    void read(StateReader in);
}
