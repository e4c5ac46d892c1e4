package moestro.app.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import moestro.mixture.ExpertFactory;
import moestro.mixture.Panel;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
    private final Toys toys = new Toys();
    private final ExpertFactory left = toys.seer("left", 0, .8, 1);
    private final ExpertFactory right = toys.seer("right", 1, .8, 1);
    private final Setup setup = toys.setup(Toys.stream(1000, 8, 8), Double.POSITIVE_INFINITY, left, right);

    private List<Recording> recordings() {
        return Stream.of("left", "right")
                .map(type -> new Audition(setup, Toys.panel(type).members().getFirst()).run(record -> {}))
                .toList();
    }

    @Test
    void withExpertsThatDoNotLearnItIsTheRealThing() {
        Panel panel = Toys.panel("right", "left");

        double rehearsed = new Rehearsal(setup, recordings()).loss(panel);

        assertEquals(new Trials(setup, 10).run(panel).loss(), rehearsed);
    }

    @Test
    void independentErrorsDoNotCorrelateAndTheSameDo() {
        List<Recording> recordings = recordings();

        assertTrue(Math.abs(recordings.getFirst().correlation(recordings.getLast(), 200)) < .15);
        assertEquals(1, recordings.getFirst().correlation(recordings.getFirst(), 200), 1e-9);
    }

    @Test
    void aTrialIsMadeOnce() {
        Trials trials = new Trials(setup, 10);
        trials.run(Toys.panel("left"));
        long after = toys.clock.get();

        trials.run(Toys.panel("left"));

        assertEquals(after, toys.clock.get());
        assertEquals(1, trials.made());
    }

    @Test
    void theFirstFifthIsNotScoredAndTheSecondHalfIsTimed() {
        Recording recording = recordings().getFirst();

        assertEquals(800, recording.score().quality().count());
        assertEquals(
                800,
                recording.score().blocks().stream()
                        .mapToLong(block -> block.count())
                        .sum());
        assertEquals(1, recording.score().micros(), .01);
    }
}
