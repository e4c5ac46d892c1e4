package moestro.bench.peers;

import java.util.ArrayList;
import java.util.List;
import moestro.app.config.Panels;
import moestro.app.evaluate.CsvStream;
import moestro.app.evaluate.Prequential;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;

/** Who takes part: the mixture with a panel that comes along, or a learner of MOA. */
sealed interface Contender {
    /** The name of the mixture with the default panel, which costs are compared with. */
    String OURS = "moestro";

    /** Its name in tables and on the command line. */
    String name();

    /** Whether a seed changes what it does; if not, it runs once. */
    boolean seeded();

    /** Whether it takes so long that it runs on request only, with one seed. */
    boolean slow();

    /** Predicts and learns the whole stream. */
    Outcome run(CsvStream stream, int delay, int seed);

    /** All of a task, ours first. */
    static List<Contender> all(boolean classification) {
        List<Contender> all =
                new ArrayList<>(List.of(new Ours(OURS, Panels.DEFAULT), new Ours(OURS + "-fast", Panels.FAST)));
        MoaLearner.of(classification).forEach(learner -> all.add(new Moa(learner)));
        return all;
    }

    /**
     * Those of these names, in this order.
     *
     * @throws IllegalArgumentException if there is none of a name for the task; the message has those that there are
     */
    static List<Contender> named(List<String> names, boolean classification) {
        return names.stream().map(name -> named(name, classification)).toList();
    }

    /** The one of this name. */
    static Contender named(String name, boolean classification) {
        List<Contender> all = all(classification);
        return all.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no learner '" + name + "' for "
                        + (classification ? "classification" : "regression") + "; there are "
                        + all.stream().map(Contender::name).toList()));
    }

    /**
     * The mixture.
     *
     * @param name in tables
     * @param panel name of the panel
     */
    record Ours(String name, String panel) implements Contender {
        @Override
        public boolean seeded() {
            return true;
        }

        @Override
        public boolean slow() {
            return false;
        }

        @Override
        public Outcome run(CsvStream stream, int delay, int seed) {
            Panel members = Panels.named(panel, stream.task());
            Mixture mixture = new Mixture(stream.task(), stream.features(), members, Catalogue.load(), seed);
            Prequential result = Prequential.run(stream, mixture, delay, _ -> {});
            return new Outcome(name, seed, result.quality().values(), result.microsPerInstance());
        }
    }

    /**
     * A learner of MOA.
     *
     * @param learner which
     */
    record Moa(MoaLearner learner) implements Contender {
        @Override
        public String name() {
            return learner.label();
        }

        @Override
        public boolean seeded() {
            return learner.seeded();
        }

        @Override
        public boolean slow() {
            return learner.slow();
        }

        @Override
        public Outcome run(CsvStream stream, int delay, int seed) {
            PeerPrequential result = PeerPrequential.run(stream, MoaPeer.of(learner, stream, seed), delay);
            return new Outcome(name(), seed, result.quality().values(), result.microsPerInstance());
        }
    }
}
