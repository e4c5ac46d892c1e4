package moestro.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody's topics hold when Moestro is started on them the first time reaches back further than the time-to-live. */
class BacklogIT {
    private static final int EVENTS = 6_000;
    private static final Duration BETWEEN = Duration.ofMillis(7500);
    private static final Duration DELAY = Duration.ofMinutes(30);

    @TempDir
    Path directory;

    private final Instant start = Instant.now().minus(Duration.ofDays(5));
    private final String id = "backlog-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> client = Map.of("bootstrap.servers", KafkaUnderTest.bootstrapServers());

    @Test
    void everyLabelThatWasInTimeIsLearnedThoughTwelveHoursAreReadWithTwoToLive() throws Exception {
        fill();
        Path said = directory.resolve("run.txt");
        Process process = RunProcess.start(configuration(), said);
        try {
            Await.until(
                    () -> "moestro run starts, but says: " + RunProcess.read(said),
                    () -> RunProcess.read(said).contains("running: both"));
            assertEveryLabelIsLearned();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void assertEveryLabelIsLearned() throws Exception {
        try (CommittedLog lessons = new CommittedLog(client, id + "-lessons");
                CommittedLog letters = new CommittedLog(client, id + "-dead-letters")) {
            lessons.await(() -> EVENTS + " lessons", records -> records.size() >= EVENTS);
            letters.readToEnd();
            assertEquals(
                    List.of(), letters.records().stream().map(BacklogIT::reason).toList());
        }
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader("moestro.reason").value(), UTF_8);
    }

    /** Both topics, before anybody reads them: events fill one partition after the other as producers without keys do. */
    private void fill() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(client));
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(
                            new NewTopic(id + ".taken", 4, (short) 1), new NewTopic(id + ".returned", 2, (short) 1)))
                    .all()
                    .get();
            List<Future<?>> sent = new ArrayList<>();
            for (int n = 0; n < EVENTS; n++) {
                Instant at = start.plus(BETWEEN.multipliedBy(n));
                Instant back = at.plus(DELAY);
                sent.add(send(
                        producer,
                        "taken",
                        "{\"id\": %d, \"at\": \"%s\", \"km\": %d, \"kind\": \"a\"}".formatted(n, at, n % 17)));
                sent.add(send(
                        producer,
                        "returned",
                        "{\"id\": %d, \"at\": \"%s\", \"minutes\": %d}".formatted(n, back, n % 17)));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    /** One request at a time: the leaders of new topics need not know yet that they are. */
    private Map<String, Object> producer() {
        return Map.of(
                "bootstrap.servers", KafkaUnderTest.bootstrapServers(), "max.in.flight.requests.per.connection", 1);
    }

    private Future<?> send(KafkaProducer<byte[], byte[]> producer, String topic, String value) {
        return producer.send(new ProducerRecord<>(id + "." + topic, value.getBytes(UTF_8)));
    }

    private Path configuration() throws Exception {
        return Files.writeString(directory.resolve("run.yaml"), """
                application-id: %1$s
                kafka: { bootstrap.servers: "%2$s" }
                input:
                  events: { topic: %1$s.taken, format: json, id: id, time: at }
                  labels: { topic: %1$s.returned, format: json, id: id, time: at, label: minutes }
                features: { numbers: [ km ], categories: [ kind ] }
                task: regression
                time-to-live: 2h
                state-dir: state
                panel: { experts: [ { name: linear, type: linear }, { name: net, type: net } ] }
                """.formatted(id, client.get("bootstrap.servers")));
    }
}
