package moestro.examples.taxi;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import moestro.avro.Prediction;
import moestro.streams.Moestro;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

/**
 * How many minutes will a ride take? Reads rides from {@code rides} and what they took from {@code arrivals}, and writes
 * the minutes that it expects, as text, to {@code expected-minutes}. These three topics must exist; those of the mixture
 * are made. When a ride began and ended is the time of its records.
 */
public final class TaxiApplication {
    static final String RIDES = "rides";
    static final String ARRIVALS = "arrivals";
    static final String EXPECTED = "expected-minutes";

    private TaxiApplication() {}

    /** What is predicted, and from what. */
    static Moestro<Ride, Double> minutes() {
        return Moestro.<Ride>regression("taxi")
                .number("kilometres", Ride::kilometres)
                .number("hour", ride -> start(ride).atOffset(ZoneOffset.UTC).getHour())
                .category("zone", Ride::zone)
                .panel("fast")
                .timeToLive(Duration.ofHours(6))
                .build();
    }

    /** The application's own streams, and the mixture between them. */
    static Topology topology(Moestro<Ride, Double> minutes, Properties properties) {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, Ride> rides = builder.stream(RIDES, Consumed.with(Serdes.String(), JsonSerde.of(Ride.class)));
        KStream<String, Double> taken = builder.stream(
                        ARRIVALS, Consumed.with(Serdes.String(), JsonSerde.of(Arrival.class)))
                .mapValues(Arrival::minutes);
        minutes.predict(builder, rides, taken)
                .mapValues(Prediction::value)
                .mapValues(value -> Double.toString(value))
                .to(EXPECTED, Produced.with(Serdes.String(), Serdes.String()));
        return minutes.addTo(builder.build(properties));
    }

    private static Instant start(Ride ride) {
        return Instant.parse(ride.startedAt());
    }

    /** Settings of this application; the mixture adds what it needs. */
    static Properties properties(String bootstrapServers) {
        Properties own = new Properties();
        own.put(StreamsConfig.APPLICATION_ID_CONFIG, "taxi");
        own.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        // What is no JSON goes to the mixture's dead letters too, instead of stopping everything.
        own.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueExceptionHandler.class.getName());
        return own;
    }

    /**
     * Runs until it is stopped.
     *
     * @param arguments the brokers, such as localhost:9092
     */
    public static void main(String[] arguments) throws InterruptedException {
        Moestro<Ride, Double> minutes = minutes();
        Properties properties = minutes.properties(properties(arguments[0]));
        minutes.prepareTopics(properties, 3);
        CountDownLatch stopped = new CountDownLatch(1);
        KafkaStreams streams = new KafkaStreams(topology(minutes, properties), properties);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            streams.close(Duration.ofSeconds(20));
            stopped.countDown();
        }));
        streams.start();
        stopped.await();
    }
}
