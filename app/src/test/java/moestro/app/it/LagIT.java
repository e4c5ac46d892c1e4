package moestro.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import moestro.avro.Event;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What features of earlier records remember, and what features mean, from one life of a process to the next. */
class LagIT {
    private static final int KEYS = 7;
    private static final int EACH = 60;

    @TempDir
    Path directory;

    private final String id = "lag-" + UUID.randomUUID().toString().substring(0, 8);
    private final String theirs = id + ".departures";
    private final String changelog = id + "-serve-user-events-memory-changelog";
    private final Map<String, String> client = Map.of("bootstrap.servers", KafkaUnderTest.bootstrapServers());
    private final long start = Instant.now().minusSeconds(3600).toEpochMilli();
    private int sent;
    private String made = """
            application-id: %1$s
            kafka: { bootstrap.servers: "%2$s" }
            input:
              events: { topic: %3$s, format: json, id: id, time: at }
            features:
              numbers:
                - delay
                - { name: last-delay, path: delay, lag: 1, by: tail, missing: -1 }
                - { name: delay-before, path: delay, lag: 2, missing: -1 }
            task: regression
            time-to-live: 12h
            commit-interval: 50ms
            state-dir: state
            panel: { experts: [ { name: linear, type: linear } ] }
            """;

    @Test
    void whatWasRememberedIsTheSameAfterKillsAsWithoutThem() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(client));
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.<String, Object>copyOf(client), new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(theirs, 2, (short) 1)))
                    .all()
                    .get();
            Process first = started();
            send(producer, EACH);
            awaitEvents(sent / 2);
            send(producer, EACH);
            first.destroyForcibly().waitFor();
            Process last = started();
            send(producer, EACH);
            awaitEvents(sent);
            last.destroy(); // and leaves the group: otherwise it would get what it had, and nobody would make topics
            last.waitFor();
            assertEveryEventHasTheNumberOfTheOneBefore();

            admin.createPartitions(Map.of(theirs, NewPartitions.increaseTo(3)))
                    .all()
                    .get();
            Process refused = start();
            assertEquals(1, refused.waitFor());
            String told = Files.readString(directory.resolve("said.txt"));
            assertTrue(
                    told.contains("topic '" + theirs + "' has 3 partitions, and had 2 when what features with 'lag'"
                            + " remember was stored in '" + changelog + "'"),
                    told);

            admin.deleteTopics(List.of(changelog)).all().get();
            Await.until(
                    () -> changelog + " to be gone",
                    () -> !admin.listTopics().names().get().contains(changelog));
            Process again = started();
            send(producer, 1);
            awaitEvents(sent);
            again.destroyForcibly().waitFor();
        }
    }

    @Test
    void aFeatureThatIsMadeOfAnotherFieldIsRefusedUnderItsOldNameUntilAnotherEdition() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(client));
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.<String, Object>copyOf(client), new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(new NewTopic(theirs, 2, (short) 1)))
                    .all()
                    .get();
            Process first = started();
            send(producer, 2 * KEYS);
            try (CommittedLog basis = new CommittedLog(client, id + "-serve-standardizer-changelog")) {
                basis.await(
                        () -> "what features are made of",
                        rows -> rows.stream().anyMatch(row -> new String(row.value(), UTF_8).contains("last-delay")));
            }
            first.destroyForcibly().waitFor();

            made = made.replace("path: delay, lag: 1", "path: at, lag: 1");
            Process refused = start();
            assertEquals(1, refused.waitFor());
            String told = Files.readString(directory.resolve("said.txt"));
            assertTrue(
                    told.contains(
                            "feature 'last-delay' was 'delay' of 1 before by 'tail', or -1.0, and is now 'at' of 1"
                                    + " before by 'tail', or -1.0: the lessons there are have the old values under this name"),
                    told);

            made += "edition: 2\n";
            Process second = started();
            send(producer, KEYS);
            awaitEvents(sent);
            second.destroyForcibly().waitFor();
        }
    }

    private Process started() throws Exception {
        Process process = start();
        Path said = directory.resolve("said.txt");
        Await.until(
                () -> "moestro run starts; it said: " + RunProcess.read(said),
                () -> RunProcess.read(said).contains("running: both"));
        return process;
    }

    private Process start() throws Exception {
        return RunProcess.start(configuration(), directory.resolve("said.txt"));
    }

    private void send(KafkaProducer<byte[], byte[]> producer, int count) throws Exception {
        for (int n = 0; n < count; n++, sent++) {
            String value = "{\"id\": \"F%s\", \"at\": %s, \"tail\": \"N%s\", \"delay\": %s}"
                    .formatted(sent, start + sent, sent % KEYS, sent);
            byte[] key = ("N" + sent % KEYS).getBytes(UTF_8);
            producer.send(new ProducerRecord<>(theirs, key, value.getBytes(UTF_8)))
                    .get();
        }
    }

    private void awaitEvents(int count) throws Exception {
        try (CommittedLog events = new CommittedLog(client, id + "-events")) {
            events.await(
                    () -> count + " events; it said: " + RunProcess.read(directory.resolve("said.txt")),
                    records -> records.size() >= count);
        }
    }

    private void assertEveryEventHasTheNumberOfTheOneBefore() throws Exception {
        try (CommittedLog events = new CommittedLog(client, id + "-events")) {
            events.readToEnd();
            Map<Integer, float[]> numbers = new TreeMap<>();
            events.records().forEach(record -> {
                Event event = Event.CODEC.decode(record.value());
                numbers.put(Integer.parseInt(event.id().substring(1)), event.numbers());
            });
            assertEquals(sent, events.records().size());
            assertEquals(sent, numbers.size());
            numbers.forEach((n, has) -> assertArrayEquals(
                    new float[] {n, n < KEYS ? -1 : n - KEYS, n < 2 * KEYS ? -1 : n - 2 * KEYS}, has, () -> "F" + n));
        }
    }

    private Path configuration() throws Exception {
        return Files.writeString(
                directory.resolve("run.yaml"), made.formatted(id, client.get("bootstrap.servers"), theirs));
    }
}
