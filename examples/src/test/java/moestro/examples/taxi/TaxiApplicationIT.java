package moestro.examples.taxi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import moestro.app.broker.EmbeddedBroker;
import moestro.streams.Moestro;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same application on a real broker, under exactly-once transactions. */
class TaxiApplicationIT {
    private static final int RIDES = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @Test
    void everyRideIsPredictedOnceAndEveryArrivalBecomesALesson() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            ownTopics(broker.bootstrapServers());
            Moestro<Ride, Double> minutes = TaxiApplication.minutes();
            Properties own = TaxiApplication.properties(broker.bootstrapServers());
            own.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
            Properties properties = minutes.properties(own);
            minutes.prepareTopics(properties, 2);
            try (KafkaStreams streams = new KafkaStreams(TaxiApplication.topology(minutes, properties), properties)) {
                streams.start();
                send(broker.bootstrapServers());

                Map<String, Integer> expected = counted(broker.bootstrapServers(), TaxiApplication.EXPECTED, RIDES);
                Map<String, Integer> lessons =
                        counted(broker.bootstrapServers(), minutes.topics().lessons(), RIDES);
                Map<String, Integer> dead =
                        counted(broker.bootstrapServers(), minutes.topics().deadLetters(), 1);

                assertEachOnce(expected);
                assertEachOnce(lessons);
                assertEquals(Map.of("no-json", 1), dead);
                assertTrue(streams.state().isRunningOrRebalancing(), () -> "it is " + streams.state());
            }
        }
    }

    private static void assertEachOnce(Map<String, Integer> times) {
        for (int n = 0; n < RIDES; n++) {
            assertEquals(1, times.get(Rides.id(n)), Rides.id(n));
        }
        assertEquals(RIDES, times.size());
    }

    private static void ownTopics(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(
                            new NewTopic(TaxiApplication.RIDES, 2, (short) 1),
                            new NewTopic(TaxiApplication.ARRIVALS, 2, (short) 1),
                            new NewTopic(TaxiApplication.EXPECTED, 2, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(String servers) throws Exception {
        try (KafkaProducer<String, String> texts = new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer());
                KafkaProducer<String, Ride> rides = new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers),
                        new StringSerializer(),
                        JsonSerde.of(Ride.class).serializer());
                KafkaProducer<String, Arrival> arrivals = new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers),
                        new StringSerializer(),
                        JsonSerde.of(Arrival.class).serializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            sent.add(texts.send(new ProducerRecord<>(TaxiApplication.RIDES, "no-json", "{")));
            for (int n = 0; n < RIDES; n++) {
                long start = Rides.time(n).toEpochMilli();
                long end = start + Duration.ofMinutes(20).toMillis();
                sent.add(rides.send(
                        new ProducerRecord<>(TaxiApplication.RIDES, null, start, Rides.id(n), Rides.ride(n))));
                sent.add(arrivals.send(
                        new ProducerRecord<>(TaxiApplication.ARRIVALS, null, end, Rides.id(n), Rides.arrival(n))));
            }
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        }
    }

    /** How often each key stands on a topic, once there are committed records of so many. */
    private static Map<String, Integer> counted(String servers, String topic, int many) {
        Map<String, Integer> times = new HashMap<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                "count-" + topic,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (times.size() < many && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> times.merge(record.key(), 1, Integer::sum));
            }
        }
        return times;
    }
}
