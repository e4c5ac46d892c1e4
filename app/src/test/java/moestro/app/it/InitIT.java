package moestro.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import moestro.app.report.Printed;
import moestro.app.setup.CheckCommand;
import moestro.app.setup.propose.InitCommand;
import moestro.app.topic.TopicReader;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From two topics in JSON, with commands alone, to predictions. */
class InitIT {
    private static final int COUNT = 120;

    private final Map<String, String> client = Map.of("bootstrap.servers", KafkaUnderTest.bootstrapServers());
    private final String events = "departures-" + UUID.randomUUID();
    private final String labels = "landings-" + UUID.randomUUID();

    @TempDir
    Path directory;

    @BeforeEach
    void fill() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(client))) {
            admin.createTopics(List.of(new NewTopic(events, 2, (short) 1), new NewTopic(labels, 3, (short) 1)))
                    .all()
                    .get();
        }
        long start = Instant.now().toEpochMilli() - 86_400_000;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.<String, Object>copyOf(client), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < COUNT; i++) {
                long departed = start + i * 60_000L;
                String departure = "{\"flight\": {\"id\": \"F-" + i + "\"}, \"scheduled_at\": \""
                        + Instant.ofEpochMilli(departed) + "\", \"distance\": " + (100 + i % 17) + ", \"origin\": \""
                        + "ABC".charAt(i % 3) + "\"}";
                String landing = "{\"id\": \"F-" + i + "\", \"landed_at\": " + (departed + 3_600_000)
                        + ", \"delay_minutes\": " + i % 13 + "." + i % 7 + "}";
                producer.send(new ProducerRecord<>(events, departure.getBytes(UTF_8)))
                        .get();
                producer.send(new ProducerRecord<>(labels, landing.getBytes(UTF_8)))
                        .get();
            }
        }
    }

    @Test
    void whatIsProposedIsAcceptedByCheckAndByRun() throws Exception {
        Path file = directory.resolve("moestro.yaml");

        Told init = moestro(
                "init",
                "--bootstrap-server",
                KafkaUnderTest.bootstrapServers(),
                "--events",
                events,
                "--labels",
                labels,
                "--out",
                file.toString());
        assertEquals(0, init.code(), init::text);
        String proposed = Files.readString(file);
        assertTrue(proposed.contains("    id: flight.id # 120 of 120 labels have the flight.id of an event"), proposed);
        assertTrue(init.text().contains("predicts delay_minutes, a number, by 3 numbers and 1 categories"), init::text);

        JsonNode told = Printed.json(
                0,
                new InitCommand(),
                "--bootstrap-server",
                KafkaUnderTest.bootstrapServers(),
                "--events",
                events,
                "--labels",
                labels,
                "--force",
                "--out",
                file.toString());
        assertEquals(file.toString(), told.get("file").asText());
        assertEquals("flight.id", told.get("events").get("id").asText());
        assertEquals("delay_minutes", told.get("labels").get("label").asText());
        assertEquals(1, told.get("categories").size());
        assertEquals(proposed, Files.readString(file));
        JsonNode ready = Printed.json(0, new CheckCommand(), "--config", file.toString());
        assertTrue(ready.get("ready").asBoolean(), ready::toString);
        assertEquals(file.toString(), ready.get("file").asText());

        Told check = moestro("check", "--config", file.toString());
        assertEquals(0, check.code(), check::text);
        assertTrue(check.text().contains("120 of 120 labels meet one of 120 events"), check::text);

        Files.writeString(file, proposed + "state-dir: state\ncommit-interval: 50ms\n");
        Process run = ChildProcess.moestro(List.of(), "run", "--config", file.toString())
                .start();
        try (BufferedReader said = run.inputReader(UTF_8)) {
            RunProcess.readUntil(said, "running:");
            Await.until(() -> "predictions of all events", () -> predictions() == COUNT);
        } finally {
            run.destroyForcibly();
        }
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws Exception {
        Path file = Files.writeString(directory.resolve("moestro.yaml"), "mine");

        Told told = moestro(
                "init",
                "--bootstrap-server",
                KafkaUnderTest.bootstrapServers(),
                "--events",
                events,
                "--labels",
                labels,
                "--out",
                file.toString());

        assertEquals(1, told.code(), told::text);
        assertTrue(told.text().contains("is there already"), told::text);
        assertEquals("mine", Files.readString(file));
    }

    private long predictions() {
        return TopicReader.tail(client, "moestro-" + events + "-predictions", 10_000)
                .size();
    }

    private record Told(int code, String text) {}

    private static Told moestro(String... arguments) throws IOException, InterruptedException {
        Process process = ChildProcess.moestro(List.of(), arguments).start();
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            String text = reader.readAllAsString();
            return new Told(process.waitFor(), text);
        }
    }
}
