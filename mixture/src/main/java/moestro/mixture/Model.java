package moestro.mixture;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * What has been learned, as bytes: in two parts, so that serving instances get no more than they need. Reading both
 * into a fresh object of the same settings gives a twin that predicts and learns on bit for bit.
 */
public interface Model {

    /** Writes what predicting needs. */
    void writeModel(StateWriter out);

    /** Writes what learning needs beyond the model. */
    void writeTraining(StateWriter out);

    /** Reads what {@link #writeModel} wrote, into an object that has learned nothing. */
    void readModel(StateReader in);

    /** Reads what {@link #writeTraining} wrote, after {@link #readModel}. */
    void readTraining(StateReader in);
}
