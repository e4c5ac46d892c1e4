package moestro.app.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import moestro.avro.Event;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import moestro.topology.Batching;
import moestro.topology.Deployment;
import moestro.topology.Guarding;
import moestro.topology.MixtureTopology;
import moestro.topology.PendingSettings;
import moestro.topology.Profile;
import moestro.topology.StreamsSettings;
import moestro.topology.Topics;
import moestro.topology.UnreadableRecordException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Departures in Avro and landings in JSON, as somebody's topics have them, through the whole of serving. */
class IntakeTopologyTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Topics TOPICS = Topics.withPrefix("test");
    private static final int UNKNOWN = 8;
    private static final int AWAY = 9;
    private static final Schema SCHEMA = SchemaParser.parseSingle("""
        {"type": "record", "name": "Departure", "fields": [
          {"name": "flight", "type": "string"},
          {"name": "scheduled_at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
          {"name": "distance", "type": ["null", "int"]},
          {"name": "origin", "type": "string"}]}
        """);

    @TempDir
    Path stateDir;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        FeatureMap features = new FeatureMap(
                List.of(
                        new NumberFeature.Plain("distance", FieldPath.of("distance"), OptionalDouble.empty()),
                        new NumberFeature.Cycle("hour", FieldPath.of("scheduled_at"), Period.NAMED.get("day"))),
                List.of(new CategoryFeature("origin", FieldPath.of("origin"), OptionalInt.empty(), Optional.empty())));
        Input input = new Input(
                new Origin("departures", WireFormat.AVRO, path("flight"), path("scheduled_at")),
                features,
                Optional.of(new Input.Labels(
                        new Origin("landings", WireFormat.JSON, Optional.empty(), path("landed.at")),
                        FieldPath.of("landed.late"))),
                Optional.empty());
        Deployment deployment = deployment(features);
        MixtureTopology mixture = new MixtureTopology(deployment, Catalogue.load());
        driver = new TopologyTestDriver(
                mixture.intake(
                        mixture.serve(new Topology()), input.intake(deployment.task(), IntakeTopologyTest::schema)),
                StreamsSettings.of(
                        "test",
                        stateDir.toString(),
                        1,
                        Profile.BALANCED,
                        TOPICS.deadLetters(),
                        Map.of("bootstrap.servers", "nowhere:1")),
                NOON);
    }

    private static Deployment deployment(FeatureMap features) {
        return new Deployment(
                new Task.Regression(),
                features.named(),
                new Panel(
                        List.of(new Panel.Member("linear", "linear", Map.of())),
                        GateSettings.of(new Parameters(Map.of("k", 1.0))),
                        Panel.Training.defaults()),
                1,
                TOPICS,
                Duration.ofHours(12),
                PendingSettings.defaults(),
                Duration.ofSeconds(1),
                1 << 20,
                Duration.ofSeconds(1),
                new Guarding(Duration.ofMinutes(1), Guarding.When.AFTER_A_BREACH),
                Batching.automatic());
    }

    private static Schema schema(int id) {
        return switch (id) {
            case UNKNOWN -> throw new UnreadableRecordException("no schema 8");
            case AWAY -> throw new RegistryUnavailableException("the registry is away");
            default -> SCHEMA;
        };
    }

    private static Optional<FieldPath> path(String text) {
        return Optional.of(FieldPath.of(text));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void recordsOfOthersBecomeEventsLabelsPredictionsAndLessons() {
        send("departures", "any key", departure(7, "UA 1", 733, "ORD"));
        send("landings", "UA 1", landing("2026-01-01T15:00:00+01:00", "12.5"));

        Event event = Event.CODEC.decode(read(TOPICS.events()).getFirst().value());
        assertEquals("UA 1", event.id());
        assertEquals(NOON.toEpochMilli(), event.time());
        assertArrayEquals(new float[] {733, 0, -1}, event.numbers(), 1e-6f);
        assertArrayEquals(new String[] {"ORD"}, event.categories());
        Prediction prediction =
                Prediction.CODEC.decode(read(TOPICS.predictions()).getFirst().value());
        assertEquals("UA 1", prediction.id());
        Lesson lesson = Lesson.CODEC.decode(read(TOPICS.lessons()).getFirst().value());
        assertEquals(12.5, lesson.label());
        assertEquals(Instant.parse("2026-01-01T14:00:00Z").toEpochMilli(), lesson.labelTime());
        assertEquals(List.of(), read(TOPICS.deadLetters()));
    }

    @Test
    void whatCannotBeReadIsADeadLetterAsItCameAndTheStreamGoesOn() {
        byte[] noDistance = departure(7, "UA 2", null, "ORD");
        send("departures", "k", departure(7, "UA 1", 733, "ORD"));
        send("departures", "k", noDistance);
        send("departures", "k", departure(UNKNOWN, "UA 3", 733, "ORD"));
        send("departures", "k", null);
        send("departures", "k", departure(7, "x".repeat(2000), 733, "ORD"));
        send("departures", "k", departure(7, "UA \uFFFD", 733, "ORD"));
        send("landings", "UA 1", landing("2026-01-01T15:00:00Z", "\"late\""));
        send("landings", "UA 1", landing("2026-01-01T15:00:00Z", "1e19"));
        send("landings", null, landing("2026-01-01T15:00:00Z", "3"));
        send("landings", "UA 1", "{\"landed\": {}}".getBytes(UTF_8));
        send("landings", "UA 1", landing("2026-01-09T15:00:00Z", "3"));
        send("departures", "k", departure(7, "UA 4", 733, "ORD"));

        List<TestRecord<byte[], byte[]>> letters = read(TOPICS.deadLetters());

        assertEquals(
                List.of(
                        "feature 'distance' is null; a number was expected",
                        "no schema 8",
                        "the value is null: there is nothing to read in it",
                        "the key has 2000 bytes; the most is 1024",
                        "the id 'UA \uFFFD' has characters in it that are no text in UTF-8",
                        "the label, field 'landed.late', is the text 'late'; a number was expected",
                        "the label is 1.0E19; the most that can be learned is 1.0E18: give it in a larger unit",
                        "the record has no key, which would be its id: name the field that is, with 'id' in input.labels",
                        "the time, field 'landed.at', is missing, for 'landed' is empty; a time was expected: a"
                                + " timestamp, milliseconds since 1970, or a text as in ISO 8601",
                        "label time 1767970800000 lies PT195H in the future; it is milliseconds since 1970"),
                letters.stream().map(letter -> header(letter, "moestro.reason")).toList());
        assertArrayEquals(noDistance, letters.getFirst().value());
        assertArrayEquals("k".getBytes(UTF_8), letters.getFirst().key());
        assertEquals("departures", header(letters.getFirst(), "moestro.source.topic"));
        assertEquals("1", header(letters.getFirst(), "moestro.source.offset"));
        assertEquals(2, read(TOPICS.predictions()).size());
    }

    @Test
    void aRegistryThatIsAwayStopsTheThreadAndLosesNothing() {
        Throwable failure = assertThrows(
                RuntimeException.class, () -> send("departures", "k", departure(AWAY, "UA 1", 733, "ORD")));

        while (failure.getCause() != null) {
            failure = failure.getCause();
        }
        assertEquals("the registry is away", failure.getMessage());
        assertTrue(failure instanceof RetriableException);
        assertEquals(List.of(), read(TOPICS.deadLetters()));
    }

    private void send(String topic, String key, byte[] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key == null ? null : key.getBytes(UTF_8), value, NOON));
    }

    private List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static byte[] departure(int id, String flight, Integer distance, String origin) {
        return Confluent.framed(
                id,
                SCHEMA,
                new GenericRecordBuilder(SCHEMA)
                        .set("flight", flight)
                        .set("scheduled_at", NOON.toEpochMilli())
                        .set("distance", distance)
                        .set("origin", origin)
                        .build());
    }

    private static byte[] landing(String at, String late) {
        return ("{\"landed\": {\"at\": \"" + at + "\", \"late\": " + late + "}}").getBytes(UTF_8);
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
