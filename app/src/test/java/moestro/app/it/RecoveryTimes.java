package moestro.app.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import moestro.avro.Event;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Measures, by hand and not in a test, how long it is from the SIGKILL of an instance that serves and learns to its next
 * new prediction, when it is started again at once. Arguments: how often, and settings with commas between them; each
 * group of settings is measured apart. A setting is a client property ({@code session.timeout.ms=10000}), {@code
 * pending=N}, so many predictions that wait for a label, {@code store=disk}, where they do, or {@code net=N}, the width
 * of a net of two layers, whose square the size of its model grows with.
 */
final class RecoveryTimes {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Numbers of the events that are learned first: beyond all that are sent later. */
    private static final int FIRST = 100_000;

    private static final int LEARNED = 60;

    private RecoveryTimes() {}

    /** Prints a line for each group of properties. */
    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[0]);
        PrintStream out = System.out;
        for (String group : List.of(arguments).subList(1, arguments.length)) {
            StringBuilder line = new StringBuilder(group).append(':');
            Path directory = Files.createTempDirectory("recovery");
            try (Trial trial = new Trial("recovery", Duration.ofHours(12))) {
                Map<String, String> settings = settings(group);
                int waiting = Integer.parseInt(settings.getOrDefault("pending", "0"));
                Path configuration = configuration(trial, directory, settings);
                Process process = running(configuration);
                wait(trial, waiting);
                trial.sendBoth(FIRST, FIRST + LEARNED);
                trial.lessons().await(() -> "lessons", records -> records.size() >= LEARNED);
                trial.awaitModels();
                for (int n = 1; n <= times; n++) {
                    int i = n;
                    trial.sendBoth(100 * i, 100 * i + 50);
                    await(trial, 100 * i + 49);
                    process.destroyForcibly().waitFor();
                    long killed = System.nanoTime();
                    process = running(configuration);
                    long started = System.nanoTime();
                    trial.sendBoth(100 * i + 50, 100 * i + 100);
                    await(trial, 100 * i + 99);
                    line.append(" %.1f s (models loaded after %.1f s)"
                            .formatted(seconds(killed, System.nanoTime()), seconds(killed, started)));
                }
                process.destroyForcibly().waitFor();
            }
            out.println(line);
        }
        System.exit(0);
    }

    private static Map<String, String> settings(String group) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : group.split(",", -1)) {
            String[] parts = setting.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        return settings;
    }

    private static Path configuration(Trial trial, Path directory, Map<String, String> settings) throws IOException {
        Map<String, String> client = new LinkedHashMap<>(settings);
        client.keySet().removeAll(List.of("pending", "store", "net"));
        Path file = RunProcess.configuration(trial, directory, client);
        String text = Files.readString(file)
                .replace("publish-after: 50ms", "publish-after: 50ms\npublish-bandwidth: 100_000_000")
                .replace(
                        "state-dir: state",
                        "state-dir: state\npending: { store: " + settings.getOrDefault("store", "memory")
                                + ", most: 10_000_000 }");
        if (settings.containsKey("net")) {
            text = text.replace("hidden: 8", "layers: 2, hidden: " + settings.get("net"));
        }
        return Files.writeString(file, text);
    }

    /** Has so many predictions wait for a label. */
    private static void wait(Trial trial, int waiting) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", trial.bootstrapServers(), "linger.ms", 20);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            Future<RecordMetadata> last = CompletableFuture.completedFuture(null);
            for (int n = 0; n < waiting; n++) {
                Event event = Trial.event("wait-" + n, n, trial.at(Duration.ofMillis(n)));
                byte[] key = event.id().getBytes(StandardCharsets.UTF_8);
                last = producer.send(
                        new ProducerRecord<>(trial.deployment().topics().events(), key, Event.CODEC.encode(event)));
            }
            last.get();
        }
    }

    @SuppressWarnings("resource") // goes with the process
    private static Process running(Path configuration) throws IOException {
        Process process = RunProcess.start(configuration);
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        RunProcess.readUntil(output, "running: both");
        Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
        return process;
    }

    private static void await(Trial trial, int last) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!trial.predictedIds().contains(Trial.id(last))) {
            trial.predictions().readToEnd();
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no prediction of event " + last + " within " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
