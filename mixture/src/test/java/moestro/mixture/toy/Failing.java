package moestro.mixture.toy;

import java.util.function.Consumer;
import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** Never has an answer, and learns nothing. */
public final class Failing implements Expert {
    private final Consumer<float[]> mishap;

    /** Has this mishap whenever it is asked. */
    public Failing(Consumer<float[]> mishap) {
        this.mishap = mishap;
    }

    @Override
    public void predict(Input input, float[] output) {
        mishap.accept(output);
    }

    @Override
    public void learn(Input input, float target) {
        // Nothing helps.
    }

    @Override
    public void writeModel(StateWriter out) {
        out.section("failing");
    }

    @Override
    public void writeTraining(StateWriter out) {
        out.section("failing-training");
    }

    @Override
    public void readModel(StateReader in) {
        in.section("failing");
    }

    @Override
    public void readTraining(StateReader in) {
        in.section("failing-training");
    }
}
