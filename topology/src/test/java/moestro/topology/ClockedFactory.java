package moestro.topology;

import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** Makes experts that are wrong on purpose: how fast one learns depends on the clock, so it is no fold of its lessons. */
final class ClockedFactory implements ExpertFactory {
    static final String TYPE = "clocked";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean supports(Task task) {
        return !task.isClassification();
    }

    @Override
    public Expert create(ExpertSettings settings) {
        return new Clocked();
    }

    private static final class Clocked implements Expert {
        private double mean;

        @Override
        public void predict(Input input, float[] output) {
            output[0] = (float) mean;
        }

        @Override
        public void learn(Input input, float target) {
            double rate = 1e-3 * (1 + System.nanoTime() % 1000 / 1000.0);
            mean += rate * (target - mean);
        }

        @Override
        public void writeModel(StateWriter out) {
            out.section("mean").putDouble(mean);
        }

        @Override
        public void writeTraining(StateWriter out) {}

        @Override
        public void readModel(StateReader in) {
            mean = in.section("mean").getDouble();
        }

        @Override
        public void readTraining(StateReader in) {}
    }
}
