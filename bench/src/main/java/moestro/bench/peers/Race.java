package moestro.bench.peers;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs learners on a stream, one after the other and never two at once.
 *
 * @param seeds for each learner that has a use for them
 * @param log where to say what is running
 */
record Race(List<Integer> seeds, PrintStream log) {

    Race {
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("--seeds needs one seed at least, such as 1,2,3");
        }
    }

    /** An outcome for each learner and seed; without a use for seeds, and for the slow, for the first seed only. */
    List<Outcome> run(Setting setting, List<Contender> contenders) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Contender contender : contenders) {
            for (int seed : seeds(contender)) {
                Outcome outcome = FreshJvm.run(setting, contender, seed);
                log.printf(
                        "%s, %d late: %s, seed %d, %.1f us%n",
                        setting.data().getFileName(),
                        setting.delay(),
                        contender.name(),
                        seed,
                        outcome.microsPerInstance());
                outcomes.add(outcome);
            }
        }
        return outcomes;
    }

    private List<Integer> seeds(Contender contender) {
        return contender.seeded() && !contender.slow() ? seeds : List.of(seeds.getFirst());
    }
}
