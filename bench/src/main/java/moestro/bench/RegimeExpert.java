package moestro.bench;

import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Knows one regime of a {@link RegimeStream} and has nothing to learn: it is right there nine times in ten, and
 * elsewhere as often as a coin.
 *
 * @param regime which it knows
 */
record RegimeExpert(int regime) implements Expert {

    /** Its factory, of the type {@code regime} with the parameter {@code regime}. */
    record Factory() implements ExpertFactory {
        @Override
        public String type() {
            return "regime";
        }

        @Override
        public boolean supports(Task task) {
            return task.isClassification();
        }

        @Override
        public Expert create(ExpertSettings settings) {
            int regime = settings.parameters().whole("regime", 0, 0, RegimeStream.REGIMES - 1);
            settings.parameters().refuseUnknown(type());
            return new RegimeExpert(regime);
        }
    }

    @Override
    public void predict(Input input, float[] output) {
        int verdict = RegimeStream.verdict(input.ordinals()[0], regime);
        output[verdict] = RegimeStream.RIGHT;
        output[1 - verdict] = 1 - RegimeStream.RIGHT;
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
