package moestro.mixture.roster;

import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** Nobody: it knows nothing, learns nothing, and says so when it is asked. */
record FreeSeat() implements Expert {
    private static final String SECTION = "free-seat";

    @Override
    public void predict(Input input, float[] output) {
        throw new IllegalStateException("nobody sits in this seat");
    }

    @Override
    public void learn(Input input, float target) {}

    @Override
    public void writeModel(StateWriter out) {
        out.section(SECTION);
    }

    @Override
    public void writeTraining(StateWriter out) {}

    @Override
    public void readModel(StateReader in) {
        in.section(SECTION);
    }

    @Override
    public void readTraining(StateReader in) {}
}
