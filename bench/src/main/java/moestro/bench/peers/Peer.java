package moestro.bench.peers;

import moestro.mixture.Row;

/**
 * A learner that is not the mixture, as the evaluation sees it.
 *
 * @param <I> its own form of a record, which it is given back with the label
 */
interface Peer<I> {

    /** Its form of a record. There is no label in it. */
    I input(Row row);

    /**
     * Predicts.
     *
     * @return class probabilities, or one number in the label's unit
     */
    float[] predict(I input);

    /**
     * Learns.
     *
     * @param label the index of the true class, or the true number
     */
    void learn(I input, double label);
}
