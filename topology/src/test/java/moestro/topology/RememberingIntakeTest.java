package moestro.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import moestro.avro.Event;
import moestro.mixture.Catalogue;
import moestro.mixture.Task;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** An intake whose reader counts the records of each key, and of which some cannot be read after they were counted. */
final class RememberingIntakeTest {
    private static final String STORE = "user-events-memory";
    private static final String RESTART = "restart";
    private static final String UNREADABLE = "unreadable ";
    private static final String REFUSED = "refused ";

    /** One life of the application after the other, each restored from the changelog of the last. */
    private static final class Lives implements AutoCloseable {
        private final Path directory;
        private final int most;
        private final InnerLog changelog = new InnerLog(STORE);
        private TopologyTestDriver driver;
        private int sent;

        Lives(int most) throws IOException {
            this.directory = Files.createTempDirectory("memory");
            this.most = most;
            begin(most);
        }

        private void begin(int memories) {
            MixtureTopology mixture = new MixtureTopology(
                    Fixture.deployment(new Task.Regression(), Fixture.regressors()), Catalogue.load());
            Intake.Source<Event> source = new Intake.Source<>(
                    "theirs",
                    memory -> (key, value, timestamp) -> read(memory, new String(value, UTF_8), timestamp),
                    memories);
            driver = new TopologyTestDriver(
                    mixture.intake(mixture.serve(new Topology()), new Intake(source, Optional.empty())),
                    Fixture.properties(directory),
                    Instant.ofEpochMilli(Fixture.START));
            changelog.restore(driver);
        }

        private Event read(Memory memory, String text, long timestamp) {
            String name = text.replaceFirst(UNREADABLE + "|" + REFUSED, "");
            byte[] key = name.getBytes(UTF_8);
            byte[] before = memory.get(key);
            int count = before == null ? 0 : before[0];
            memory.put(key, new byte[] {(byte) (count + 1)});
            if (text.startsWith(UNREADABLE)) {
                throw new UnreadableRecordException("it cannot be read");
            }
            float b = text.startsWith(REFUSED) ? Float.NaN : 0;
            return new Event("id-" + sent, timestamp, new float[] {count, b}, new String[] {name});
        }

        /** How many records of its key were before the event that this one becomes; nothing if it becomes none. */
        Optional<Integer> send(String text) {
            sent++;
            driver.createInputTopic("theirs", new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(new TestRecord<>(null, text.getBytes(UTF_8), Instant.ofEpochMilli(Fixture.START)));
            return driver
                    .createOutputTopic(
                            Fixture.TOPICS.events(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList()
                    .stream()
                    .map(record -> (int) Event.CODEC.decode(record.value()).numbers()[0])
                    .findFirst();
        }

        void restart() {
            restart(most);
        }

        void restart(int memories) {
            logged();
            driver.close();
            begin(memories);
        }

        /** What compaction leaves of the changelog. */
        Map<Bytes, byte[]> logged() {
            return changelog.rows(driver);
        }

        @Override
        public void close() throws IOException {
            driver.close();
            Utils.delete(directory.toFile());
        }
    }

    @Provide
    Arbitrary<List<String>> courses() {
        Arbitrary<String> name = Arbitraries.of("a", "b", "c", "d", "e", "f");
        return Arbitraries.frequencyOf(
                        Tuple.of(10, name),
                        Tuple.of(2, name.map(UNREADABLE::concat)),
                        Tuple.of(2, name.map(REFUSED::concat)),
                        Tuple.of(1, Arbitraries.just(RESTART)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void whatIsRememberedIsAFunctionOfTheRecordsThatWereTakenWhereverTheLivesEnd(
            @ForAll("courses") List<String> steps, @ForAll @IntRange(min = 1, max = 7) int most) throws IOException {
        LinkedHashMap<String, Integer> model = new LinkedHashMap<>();
        try (Lives lives = new Lives(most)) {
            for (String step : steps) {
                if (step.equals(RESTART)) {
                    lives.restart();
                } else if (step.contains(" ")) {
                    assertEquals(Optional.empty(), lives.send(step));
                } else {
                    int before = model.getOrDefault(step, 0);
                    assertEquals(Optional.of(before), lives.send(step));
                    model.sequencedKeySet().remove(step);
                    model.putLast(step, before + 1);
                    if (model.size() > most) {
                        model.pollFirstEntry();
                    }
                }
            }
            assertEquals(model.size(), lives.logged().size(), "what is forgotten leaves nothing in the changelog");
        }
    }

    @Test
    void aLowerBoundForgetsThoseThatCameLeastRecently() throws IOException {
        try (Lives lives = new Lives(100)) {
            for (int n = 0; n < 5; n++) {
                lives.send("key " + n);
            }
            lives.restart(2);
            assertEquals(Optional.of(1), lives.send("key 3"));
            assertEquals(2, lives.logged().size());
            assertEquals(Optional.of(0), lives.send("key 2"));
        }
    }

    @Test
    void whatIsTooLongToBeRememberedIsADeadLetter() throws IOException {
        try (Lives lives = new Lives(10)) {
            assertEquals(Optional.empty(), lives.send("x".repeat(Memory.MOST_KEY + 1)));
            assertEquals(Optional.of(0), lives.send("x"));
        }
    }

    @Test
    void aReaderThatRemembersNothingHasNoStore() {
        MixtureTopology mixture =
                new MixtureTopology(Fixture.deployment(new Task.Regression(), Fixture.regressors()), Catalogue.load());
        IntakeReader<Event> reader = (key, value, timestamp) -> null;
        String described = mixture.intake(
                        mixture.serve(new Topology()),
                        new Intake(new Intake.Source<>("theirs", () -> reader), Optional.empty()))
                .describe()
                .toString();

        assertTrue(described.contains("Processor: user-events (stores: [])"), described);
        assertNull(Memory.none().get(new byte[1]));
    }
}
