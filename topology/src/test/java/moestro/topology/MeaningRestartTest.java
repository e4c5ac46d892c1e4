package moestro.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import moestro.avro.Event;
import moestro.mixture.Catalogue;
import moestro.mixture.Task;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What features are made of, as serving keeps it from one life to the next. */
final class MeaningRestartTest {
    private static final Meaning OLD = new Meaning(1, Map.of("a", "'x'", "b", "'y'", "kind", "'z'"));
    private static final Meaning NEW = new Meaning(1, Map.of("a", "'x'", "b", "'other'", "kind", "'z'"));

    @TempDir
    Path stateDir;

    private final InnerLog standardizer = new InnerLog(Nodes.STANDARDIZER);
    private int sent;

    @Test
    void whatAnEarlierVersionHasNotKeptIsKeptFromNowOn() {
        live(Optional.empty());
        assertEquals(Optional.empty(), kept());

        live(Optional.of(OLD));
        assertEquals(Optional.of(OLD), kept());

        live(Optional.of(OLD));
        assertEquals(Optional.of(OLD), kept());
    }

    @Test
    void whoeverMeansSomethingElseFailsBeforeItHasScaledAnything() {
        live(Optional.of(OLD));

        Throwable failure = assertThrows(RuntimeException.class, () -> live(Optional.of(NEW)));

        while (failure.getCause() != null) {
            failure = failure.getCause();
        }
        assertTrue(failure instanceof IncompatibleStateException, failure::toString);
        assertTrue(failure.getMessage().startsWith("feature 'b' was 'y', and is now 'other': "), failure::toString);
        assertEquals(Optional.of(OLD), kept());
    }

    @Test
    void anotherEditionTakesTheNewMeaningOver() {
        live(Optional.of(OLD));
        Meaning next = new Meaning(2, NEW.features());

        live(Optional.of(next));

        assertEquals(Optional.of(next), kept());
    }

    private Optional<Meaning> kept() {
        return standardizer.rows().entrySet().stream()
                .filter(row -> row.getKey().equals(Bytes.wrap(Meaning.key())))
                .findFirst()
                .flatMap(row -> Meaning.in(row.getValue()));
    }

    /** One life in which one event comes. */
    private void live(Optional<Meaning> meaning) {
        MixtureTopology mixture =
                new MixtureTopology(Fixture.deployment(new Task.Regression(), Fixture.regressors()), Catalogue.load());
        Intake.Source<Event> source = new Intake.Source<>(
                "theirs",
                () -> (key, value, timestamp) ->
                        new Event("id-" + sent++, timestamp, new float[] {1, 2}, new String[] {"any"}));
        Intake plain = new Intake(source, Optional.empty());
        Intake intake = meaning.map(plain::meaning).orElse(plain);
        try (TopologyTestDriver driver = new TopologyTestDriver(
                mixture.intake(mixture.serve(new Topology()), intake),
                Fixture.properties(stateDir),
                Instant.ofEpochMilli(Fixture.START))) {
            standardizer.restore(driver);
            driver.createInputTopic("theirs", new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(new TestRecord<>(null, "any".getBytes(UTF_8), Instant.ofEpochMilli(Fixture.START)));
            standardizer.rows(driver);
        }
    }
}
