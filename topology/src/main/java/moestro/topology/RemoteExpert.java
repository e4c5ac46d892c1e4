package moestro.topology;

import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Stands in a panel for an expert that runs somewhere else, and is asked over topics. It has no model here and learns
 * nothing; asked directly it fails, for there is nobody to ask.
 */
final class RemoteExpert implements Expert {
    static final String TYPE = "remote";

    @Override
    public void predict(Input input, float[] output) {
        throw new UnsupportedOperationException("a remote expert is asked over topics, and not here");
    }

    @Override
    public void learn(Input input, float target) {}

    @Override
    public void writeModel(StateWriter out) {}

    @Override
    public void writeTraining(StateWriter out) {}

    @Override
    public void readModel(StateReader in) {}

    @Override
    public void readTraining(StateReader in) {}
}
