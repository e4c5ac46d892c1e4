package moestro.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import moestro.app.audit.AuditCommand;
import moestro.avro.Command;
import moestro.avro.Command.Kind;
import moestro.avro.Decision;
import moestro.avro.Lesson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands change the panel again and again while who serves, who lets them in, and who learns, who obeys, are killed. */
class CommandsIT {
    private static final int EVENTS_PER_COMMAND = 20;
    private static final String STRANGER = "nobody";

    @TempDir
    Path directory;

    /** What is ordered, over and over; whether it is obeyed or refused is the roster's business. */
    private static final List<Order> ROUND = List.of(
            new Order(Kind.ADD, "challenger", "recursive-least-squares"),
            new Order(Kind.FREEZE, "near", null),
            new Order(Kind.DRAIN, "near-wide", null),
            new Order(Kind.RESET, STRANGER, null),
            new Order(Kind.UNFREEZE, "near", null),
            new Order(Kind.PROMOTE, "near-wide", null),
            new Order(Kind.REMOVE, "challenger", null));

    private static final int ROUNDS = 3;

    private record Order(Kind kind, String expert, String type) {
        Command command(int number) {
            return new Command("order-" + number, 1000L + number, "ann", "a drill", kind, expert, type, List.of());
        }
    }

    @Test
    void eachCommandIsObeyedOnceHoweverOftenServingAndLearningAreKilled() throws Exception {
        try (Trial trial = new Trial("commands", Duration.ofHours(12));
                Producer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", trial.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
                Life serving = new Life(configuration(trial, "serve"));
                Life learning = new Life(configuration(trial, "learn"))) {
            List<Command> given = new ArrayList<>();
            int kills = 0;
            for (int n = 0; n < ROUNDS * ROUND.size(); n++) {
                trial.sendBoth(n * EVENTS_PER_COMMAND, (n + 1) * EVENTS_PER_COMMAND);
                Command command = ROUND.get(n % ROUND.size()).command(n);
                give(trial, producer, command);
                given.add(command);
                if (n % 4 == 2) {
                    awaitOrder(
                            trial, given.get(n - 2)); // so that there is somebody to kill, in the middle of the others
                    (kills++ % 2 == 0 ? serving : learning).endAndBeginAnew();
                }
            }
            assertEquals(5, kills);
            int events = ROUNDS * ROUND.size() * EVENTS_PER_COMMAND + trial.fence(trial.at(Duration.ofHours(2)));

            assertStandAmongLessonsOnce(trial, given);
            assertDecidedOnce(trial, given);
            assertEquals(events, new HashSet<>(trial.predictedIds()).size());
            assertEquals(events, trial.predictedIds().size(), "none twice");
            assertEquals(events, learned(trial).size(), "each label once");
            trial.deadLetters().readToEnd();
            assertEquals(ROUNDS, trial.deadLetters().records().size(), "those about a stranger");
            assertAudited(trial, learning.configuration, given.size() - ROUNDS);
        }
    }

    private static void give(Trial trial, Producer<byte[], byte[]> producer, Command command) throws Exception {
        byte[] key = command.id().getBytes(UTF_8);
        producer.send(new ProducerRecord<>(
                        trial.deployment().topics().control(), 0, key, Command.CODEC.encode(command)))
                .get();
    }

    private static void awaitOrder(Trial trial, Command command) throws Exception {
        if (!command.expert().equals(STRANGER)) {
            trial.lessons()
                    .await(
                            command::id,
                            records -> orders(trial).stream()
                                    .anyMatch(order -> order.id().equals(command.id())));
        }
    }

    private static List<Command> orders(Trial trial) {
        return trial.lessons().records().stream()
                .filter(record -> Command.CODEC.recognises(record.value()))
                .map(record -> Command.CODEC.decode(record.value()))
                .toList();
    }

    private static List<Lesson> learned(Trial trial) {
        return trial.lessons().records().stream()
                .filter(record -> Lesson.CODEC.recognises(record.value()))
                .map(record -> Lesson.CODEC.decode(record.value()))
                .toList();
    }

    private static void assertStandAmongLessonsOnce(Trial trial, List<Command> given) throws Exception {
        List<Command> wanted = given.stream()
                .filter(command -> !command.expert().equals(STRANGER))
                .toList();
        awaitOrder(trial, wanted.getLast());
        trial.lessons().readToEnd();
        assertEquals(wanted, orders(trial), "each once, in the order in which they were given");
    }

    private static void assertDecidedOnce(Trial trial, List<Command> given) throws Exception {
        List<String> wanted = given.stream().map(Command::id).sorted().toList();
        try (CommittedLog log = new CommittedLog(
                Map.of("bootstrap.servers", trial.bootstrapServers()),
                trial.deployment().topics().decisions())) {
            log.await(
                    () -> "a decision on each of " + wanted,
                    records -> answered(records).containsAll(wanted));
            log.readToEnd();
            assertEquals(wanted, answered(log.records()));
            List<String> all = log.records().stream()
                    .map(record -> Decision.CODEC.decode(record.value()))
                    .map(decision -> decision.lesson() + " " + decision.kind() + " " + decision.expert() + " "
                            + decision.command())
                    .toList();
            assertEquals(all.size(), new HashSet<>(all).size(), () -> "the roster's own once, too: " + all);
        }
    }

    /** The commands that were decided on, sorted; as often as they were. */
    private static List<String> answered(List<ConsumerRecord<byte[], byte[]>> decisions) {
        return decisions.stream()
                .map(record -> Decision.CODEC.decode(record.value()).command())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private void assertAudited(Trial trial, Path configuration, int commands) throws Exception {
        long last = trial.lessons().records().getLast().offset();
        trial.models()
                .await(
                        () -> "a gate of version " + last,
                        records -> trial.manifests().stream()
                                .anyMatch(manifest -> manifest.model().equals("gate") && manifest.version() == last));
        Path json = directory.resolve("audit.json");
        int code = new CommandLine(new AuditCommand())
                .execute("--config", configuration.toString(), "--json", json.toString());
        JsonNode audit = new ObjectMapper().readTree(json.toFile());
        assertEquals(0, code, audit::toString);
        assertTrue(audit.get("clean").asBoolean(), audit::toString);
        assertEquals(commands, audit.get("commands").asInt());
    }

    private Path configuration(Trial trial, String role) throws IOException {
        Path home = Files.createDirectory(directory.resolve(role));
        return Files.writeString(home.resolve("run.yaml"), """
                application-id: %1$s
                role: %3$s
                kafka: { bootstrap.servers: "%2$s", session.timeout.ms: 6000, heartbeat.interval.ms: 1500 }
                %4$s
                panel:
                  gate: { k: 2, warmup: 50 }
                  training: { everybody-until: 100, others-share: 0.25 }
                  roster: { shadow: 20, shadow-rate: 0.5 }
                  experts:
                    - { name: near, type: nearest-neighbors, k: 40, window: 400 }
                    - { name: near-wide, type: nearest-neighbors, k: 100, window: 400 }
                    - { name: line, type: linear }
                  spare: [challenger]
                """.formatted(
                        trial.id(), trial.bootstrapServers(), role, RunProcess.deployment(trial.id())));
    }

    /** A process that has another life after each SIGKILL. */
    private static final class Life implements AutoCloseable {
        private final Path configuration;
        private Process process;
        private int lives;

        Life(Path configuration) throws IOException {
            this.configuration = configuration;
            begin();
        }

        private void begin() throws IOException {
            process = RunProcess.start(configuration, configuration.resolveSibling("life-" + ++lives + ".log"));
        }

        void endAndBeginAnew() throws Exception {
            process.destroyForcibly().waitFor(); // SIGKILL: no hook runs, the transaction stays open
            begin();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
