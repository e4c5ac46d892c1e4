package moestro.topology;

import java.util.concurrent.atomic.AtomicLong;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** Makes another factory's experts, and counts how often they are asked. */
record CountingFactory(ExpertFactory factory, AtomicLong asked) implements ExpertFactory {

    @Override
    public String type() {
        return factory.type();
    }

    @Override
    public boolean supports(Task task) {
        return factory.supports(task);
    }

    @Override
    public Expert create(ExpertSettings settings) {
        return new Counting(factory.create(settings), asked);
    }

    private record Counting(Expert expert, AtomicLong asked) implements Expert {

        @Override
        public void predict(Input input, float[] output) {
            asked.incrementAndGet();
            expert.predict(input, output);
        }

        @Override
        public void learn(Input input, float target) {
            expert.learn(input, target);
        }

        @Override
        public void writeModel(StateWriter out) {
            expert.writeModel(out);
        }

        @Override
        public void writeTraining(StateWriter out) {
            expert.writeTraining(out);
        }

        @Override
        public void readModel(StateReader in) {
            expert.readModel(in);
        }

        @Override
        public void readTraining(StateReader in) {
            expert.readTraining(in);
        }
    }
}
