package moestro.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import moestro.app.config.Panels;
import moestro.app.web.WebServer;
import moestro.mixture.Catalogue;
import moestro.mixture.Features;
import moestro.mixture.Task;
import moestro.topology.Batching;
import moestro.topology.Deployment;
import moestro.topology.Guarding;
import moestro.topology.MixtureTopology;
import moestro.topology.PendingSettings;
import moestro.topology.Topics;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final List<Watched> halves = new CopyOnWriteArrayList<>();
    private final WebServer server = WebServer.start("127.0.0.1", 0);
    private final Health health = new Health(mixture(), halves);

    HealthTest() {
        server.handle("/live", health::live);
        server.handle("/ready", health::ready);
    }

    @AfterEach
    void close() {
        server.close();
        halves.forEach(watched -> watched.streams().close());
    }

    @Test
    void aProcessIsAliveWhileNothingHasFailedForGood() throws Exception {
        HttpResponse<String> answer = ask("/live");

        assertEquals(200, answer.statusCode());
        assertEquals("alive", json(answer).get("status").asText());
    }

    @Test
    void nobodyIsReadyBeforeAnythingWasStarted() throws Exception {
        HttpResponse<String> answer = ask("/ready");

        assertEquals(503, answer.statusCode());
        assertEquals(
                "it has just begun to start", json(answer).get("reasons").get(0).asText());
    }

    @Test
    void aHalfThatDoesNotRunIsNamedWithItsStateAndWhatIsToBeRestored() throws Exception {
        Watched serve = new Watched("serve", idle(), new Restoration());
        halves.add(serve);
        TopicPartition changelog = new TopicPartition("x-pending-changelog", 2);
        serve.restoration().onRestoreStart(changelog, "pending", 1000, 3000);
        serve.restoration().onBatchRestored(changelog, "pending", 1499, 400);

        HttpResponse<String> answer = ask("/ready");
        JsonNode body = json(answer);

        assertEquals(503, answer.statusCode());
        assertEquals(
                "serve is CREATED: 1500 records are still to be restored",
                body.get("reasons").get(0).asText());
        JsonNode restoring = body.get("halves").get("serve").get("restoring").get(0);
        assertEquals("pending", restoring.get("store").asText());
        assertEquals(2, restoring.get("partition").asInt());
        assertEquals(500, restoring.get("restored").asLong());
        assertEquals(2000, restoring.get("of").asLong());
        assertEquals(200, ask("/live").statusCode(), "who restores is alive");

        serve.restoration().onRestoreEnd(changelog, "pending", 1600);
        assertTrue(serve.restoration().progress().isEmpty());
    }

    private static KafkaStreams idle() {
        Topology topology = new Topology();
        topology.addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "in");
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "idle");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        return new KafkaStreams(topology, properties);
    }

    private static MixtureTopology mixture() {
        Task task = new Task.Regression();
        Deployment deployment = new Deployment(
                task,
                new Features(List.of("a"), List.of()),
                Panels.defaultFor(task),
                1,
                Topics.withPrefix("x"),
                Duration.ofDays(1),
                PendingSettings.defaults(),
                Duration.ofSeconds(1),
                1 << 20,
                Duration.ofSeconds(1),
                Guarding.defaults(),
                Batching.automatic());
        return new MixtureTopology(deployment, Catalogue.load());
    }

    private HttpResponse<String> ask(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }
}
