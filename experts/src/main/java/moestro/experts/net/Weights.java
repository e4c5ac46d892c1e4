package moestro.experts.net;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** Something that is trained, with its state in sections that begin with a name. */
interface Weights {

    void writeModel(StateWriter out, String name);

    void writeTraining(StateWriter out, String name);

    void readModel(StateReader in, String name);

    void readTraining(StateReader in, String name);
}
