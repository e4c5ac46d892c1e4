package moestro.app.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import moestro.mixture.Catalogue;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Makes another factory's experts, whose learning comes to no end before it is let go on: the slowest refit there can be.
 *
 * @param factory of the experts
 * @param release counted down when they may learn
 */
record Held(ExpertFactory factory, CountDownLatch release) implements ExpertFactory {

    /** The usual experts, those of a type held. */
    static Catalogue catalogue(String type, CountDownLatch release) {
        List<ExpertFactory> factories = new ArrayList<>();
        Catalogue.load()
                .factories()
                .forEach((name, factory) -> factories.add(name.equals(type) ? new Held(factory, release) : factory));
        return new Catalogue(factories);
    }

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
        return new Slow(factory.create(settings), release);
    }

    private record Slow(Expert expert, CountDownLatch release) implements Expert {
        @Override
        public void predict(Input input, float[] output) {
            expert.predict(input, output);
        }

        @Override
        public void learn(Input input, float target) {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new AssertionError("nobody lets it go on", e);
            }
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
