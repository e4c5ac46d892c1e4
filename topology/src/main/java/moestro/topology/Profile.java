package moestro.topology;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What an application is set up for. Exactly once, a record can be read when the transaction that it is in has
 * committed: how often that happens is what latency is made of, and each commit costs some milliseconds.
 *
 * @param name of the profile
 * @param commitInterval how often transactions commit
 * @param publishAfter how long learners keep new lessons to themselves, unless the deployment says otherwise
 * @param client properties of Kafka's clients and of Kafka Streams
 */
public record Profile(String name, Duration commitInterval, Duration publishAfter, Map<String, Object> client) {
    private static final Map<String, Object> MANY_AT_ONCE = Map.of(
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.BATCH_SIZE_CONFIG,
            512 << 10,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            5000,
            StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG,
            10_000);

    /** A prediction can be read some tens of milliseconds after its event. */
    public static final Profile LATENCY = new Profile(
            "latency",
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none"));

    /** Between the two others: what is used unless another is asked for. */
    public static final Profile BALANCED =
            new Profile("balanced", Duration.ofMillis(100), Duration.ofMillis(200), MANY_AT_ONCE);

    /** As many events as the machine can do; a prediction can be read about a second after its event. */
    public static final Profile THROUGHPUT =
            new Profile("throughput", Duration.ofSeconds(1), Duration.ofSeconds(1), MANY_AT_ONCE);

    public Profile {
        client = Map.copyOf(client);
    }

    /** All of them. */
    public static List<Profile> all() {
        return List.of(LATENCY, BALANCED, THROUGHPUT);
    }

    /**
     * The profile of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Profile named(String name) {
        return all().stream()
                .filter(profile -> profile.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no profile '" + name + "'; there are "
                        + all().stream().map(Profile::name).toList()));
    }

    /** The same, but for this. */
    public Profile committingEvery(Duration interval) {
        return new Profile(name, interval, publishAfter, client);
    }
}
