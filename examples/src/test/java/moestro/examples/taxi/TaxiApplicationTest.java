package moestro.examples.taxi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import moestro.streams.Moestro;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxiApplicationTest {
    private static final int RIDES = 600;

    @TempDir
    private Path directory;

    @Test
    void itLearnsHowLongRidesTake() {
        Moestro<Ride, Double> minutes = TaxiApplication.minutes();
        Properties own = TaxiApplication.properties("nowhere:1");
        own.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        Properties properties = minutes.properties(own);
        double error = 0;
        try (TopologyTestDriver driver =
                new TopologyTestDriver(TaxiApplication.topology(minutes, properties), properties, Rides.time(0))) {
            TestInputTopic<String, Ride> rides = driver.createInputTopic(
                    TaxiApplication.RIDES,
                    new StringSerializer(),
                    JsonSerde.of(Ride.class).serializer());
            TestInputTopic<String, Arrival> arrivals = driver.createInputTopic(
                    TaxiApplication.ARRIVALS,
                    new StringSerializer(),
                    JsonSerde.of(Arrival.class).serializer());
            TestOutputTopic<String, String> expected = driver.createOutputTopic(
                    TaxiApplication.EXPECTED,
                    new StringDeserializer(),
                    Serdes.String().deserializer());
            for (int n = 0; n < RIDES; n++) {
                rides.pipeInput(Rides.id(n), Rides.ride(n), Rides.time(n));
                TestRecord<String, String> answer = expected.readRecord();
                assertEquals(Rides.id(n), answer.key());
                double off = Math.abs(
                        Double.parseDouble(answer.value()) - Rides.arrival(n).minutes());
                error += n < RIDES - 100 ? 0 : off / 100;
                arrivals.pipeInput(Rides.id(n), Rides.arrival(n), Rides.time(n).plus(Duration.ofMinutes(20)));
                driver.advanceWallClockTime(Duration.ofMillis(500));
            }
        }
        double off = error;
        assertTrue(off < 1, () -> "off by " + off + " minutes; rides take 5 to 31");
    }

    @Test
    void whatIsNoJsonIsPassedOverAndWhatHasNoTimeIsADeadLetter() {
        Moestro<Ride, Double> minutes = TaxiApplication.minutes();
        Properties own = TaxiApplication.properties("nowhere:1");
        own.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        Properties properties = minutes.properties(own);
        try (TopologyTestDriver driver =
                new TopologyTestDriver(TaxiApplication.topology(minutes, properties), properties, Rides.time(0))) {
            TestInputTopic<String, String> rides =
                    driver.createInputTopic(TaxiApplication.RIDES, new StringSerializer(), new StringSerializer());
            rides.pipeInput("broken", "{");
            rides.pipeInput("timeless", "{\"zone\": \"harbour\", \"kilometres\": 3, \"startedAt\": \"noon\"}");
            rides.pipeInput(
                    "good", "{\"zone\": \"harbour\", \"kilometres\": 3, \"startedAt\": \"2026-01-05T06:00:00Z\"}");

            assertEquals(List.of("timeless"), keys(driver, minutes.topics().deadLetters()));
            assertEquals(List.of("good"), keys(driver, TaxiApplication.EXPECTED));
        }
    }

    private static List<String> keys(TopologyTestDriver driver, String topic) {
        return driver
                .createOutputTopic(topic, new StringDeserializer(), new StringDeserializer())
                .readKeyValuesToList()
                .stream()
                .map(record -> record.key)
                .toList();
    }
}
