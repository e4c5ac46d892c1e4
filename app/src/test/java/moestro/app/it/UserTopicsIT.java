package moestro.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import moestro.app.intake.Confluent;
import moestro.app.sample.Flight;
import moestro.app.sample.SampleFlights;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Departures in Avro, with a schema registry, and landings in JSON, become predictions and lessons of {@code moestro run}. */
class UserTopicsIT {
    private static final int FLIGHTS = 200;
    private static final Schema ROUTE = SchemaBuilder.record("Route")
            .fields()
            .requiredString("origin")
            .requiredString("destination")
            .optionalInt("miles")
            .endRecord();

    @TempDir
    Path directory;

    private final Instant start = Instant.now().minusSeconds(86_400);
    private final List<Flight> flights = SampleFlights.load();
    private final String id = "user-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> client = Map.of("bootstrap.servers", KafkaUnderTest.bootstrapServers());

    /** The same departures with another field in between: a second version of a schema. */
    private static Schema departure(boolean second) {
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record("Departure").fields().requiredString("id");
        if (second) {
            fields = fields.requiredString("gate");
        }
        Schema time = Schema.create(Schema.Type.LONG);
        LogicalTypes.timestampMicros().addToSchema(time);
        return fields.name("scheduled")
                .type(time)
                .noDefault()
                .name("route")
                .type(ROUTE)
                .noDefault()
                .endRecord();
    }

    @Test
    void departuresInAvroAndLandingsInJsonBecomePredictionsAndLessons() throws Exception {
        try (SchemaRegistryProcess registry = new SchemaRegistryProcess(directory.resolve("registry.txt"));
                Admin admin = Admin.create(Map.<String, Object>copyOf(client));
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.<String, Object>copyOf(client), new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(
                            List.of(new NewTopic(departures(), 4, (short) 1), new NewTopic(landings(), 2, (short) 1)))
                    .all()
                    .get();
            int first = registry.register("departures-value", departure(false));
            int second = registry.register("gates-value", departure(true));
            Path said = directory.resolve("run.txt");
            Process process = RunProcess.start(configuration(registry.url()), said);
            try {
                Await.until(
                        () -> "moestro run starts",
                        () -> Files.readString(said)
                                .contains("running: both, application id " + id + ", events from " + departures()
                                        + ", labels from " + landings()));
                for (int n = 0; n < FLIGHTS; n++) {
                    send(producer, departures(), null, Confluent.framed(first, departure(false), event(n, false)));
                    send(
                            producer,
                            landings(),
                            "F" + n,
                            landing(n, n == 7 ? "\"soon\"" : "" + flights.get(n).delayMinutes()));
                }
                send(producer, departures(), null, Confluent.framed(999_999, departure(false), event(FLIGHTS, false)));
                awaitAll(FLIGHTS);

                registry.signal("STOP");
                send(producer, departures(), null, Confluent.framed(second, departure(true), event(FLIGHTS, true)));
                send(producer, landings(), "F" + FLIGHTS, landing(FLIGHTS, "3"));
                String told =
                        "serve failed: HttpTimeoutException: request timed out; while: RegistryUnavailableException: the"
                                + " schema registry at " + registry.url()
                                + " cannot be reached (request timed out): is it running,"
                                + " and is 'url' under 'registry' right?; while: ";
                Await.until(
                        () -> "said: " + told + "; but: " + RunProcess.read(said),
                        () -> RunProcess.read(said).contains(told));
                assertTrue(
                        RunProcess.read(said).contains("; it is tried again in 500 ms"), () -> RunProcess.read(said));
                registry.signal("CONT");
                awaitAll(FLIGHTS + 1);
                assertDeadLetters();
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /** A prediction for each flight, and a lesson for each but the one with a label that is no number. */
    private void awaitAll(int count) throws Exception {
        Set<String> expected =
                IntStream.range(0, count).mapToObj(n -> "F" + n).collect(Collectors.toCollection(HashSet::new));
        try (CommittedLog predictions = new CommittedLog(client, id + "-predictions");
                CommittedLog lessons = new CommittedLog(client, id + "-lessons")) {
            predictions.await(() -> count + " predictions", records -> records.size() >= count);
            assertEquals(
                    expected,
                    ids(predictions, value -> Prediction.CODEC.decode(value).id()));
            assertEquals(count, predictions.records().size());
            expected.remove("F7");
            lessons.await(() -> count - 1 + " lessons", records -> records.size() >= count - 1);
            assertEquals(
                    expected, ids(lessons, value -> Lesson.CODEC.decode(value).id()));
            Lesson any = Lesson.CODEC.decode(lessons.records().getFirst().value());
            Flight flight = flights.get(Integer.parseInt(any.id().substring(1)));
            assertEquals(flight.distanceMiles(), any.numbers()[0]);
            assertEquals(flight.origin(), any.categories()[0]);
        }
    }

    private static Set<String> ids(CommittedLog log, Function<byte[], String> id) {
        return log.records().stream().map(record -> id.apply(record.value())).collect(Collectors.toSet());
    }

    private void assertDeadLetters() throws Exception {
        try (CommittedLog letters = new CommittedLog(client, id + "-dead-letters")) {
            letters.readToEnd();
            Set<String> reasons = letters.records().stream()
                    .map(letter -> header(letter, "moestro.source.topic") + ": " + header(letter, "moestro.reason"))
                    .collect(Collectors.toSet());
            assertEquals(2, letters.records().size(), reasons::toString);
            assertTrue(
                    reasons.contains(
                            landings() + ": the label, field 'delay', is the text 'soon'; a number was expected"),
                    reasons::toString);
            assertTrue(
                    reasons.stream()
                            .anyMatch(reason -> reason.startsWith(departures() + ": the schema registry at ")
                                    && reason.contains("knows no schema 999999")),
                    reasons::toString);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    private GenericRecord event(int n, boolean second) {
        Flight flight = flights.get(n);
        Schema schema = departure(second);
        GenericRecordBuilder record = new GenericRecordBuilder(schema)
                .set("id", "F" + n)
                .set("scheduled", start.plusSeconds(n).toEpochMilli() * 1000)
                .set(
                        "route",
                        new GenericRecordBuilder(ROUTE)
                                .set("origin", flight.origin())
                                .set("destination", flight.destination())
                                .set("miles", flight.distanceMiles())
                                .build());
        return second ? record.set("gate", "B7").build() : record.build();
    }

    private byte[] landing(int n, String delay) {
        return "{\"at\": \"%s\", \"delay\": %s}"
                .formatted(start.plusSeconds(n + 60), delay)
                .getBytes(UTF_8);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String key, byte[] value)
            throws Exception {
        producer.send(new ProducerRecord<>(topic, key == null ? null : key.getBytes(UTF_8), value))
                .get();
    }

    private String departures() {
        return id + ".departures";
    }

    private String landings() {
        return id + ".landings";
    }

    private Path configuration(String registry) throws Exception {
        return Files.writeString(directory.resolve("run.yaml"), """
                application-id: %1$s
                kafka: { bootstrap.servers: "%2$s" }
                registry: { url: "%3$s" }
                input:
                  events: { topic: %4$s, format: avro, id: id, time: scheduled }
                  labels: { topic: %5$s, format: json, time: at, label: delay }
                features:
                  numbers:
                    - { name: distance, path: route.miles }
                    - { name: hour, path: scheduled, cycle: day }
                  categories:
                    - { name: origin, path: route.origin }
                    - { name: destination, path: route.destination, hash: 64 }
                task: regression
                time-to-live: 12h
                commit-interval: 50ms
                state-dir: state
                panel: { experts: [ { name: linear, type: linear }, { name: net, type: net, hidden: 8 } ] }
                """.formatted(
                        id, client.get("bootstrap.servers"), registry, departures(), landings()));
    }
}
