package moestro.app.topic;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/** Reads committed records of a topic from its start, without a group. */
public final class TopicReader implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final String MAIN = "main.consumer.";
    private static final String ANY = "consumer.";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    private TopicReader(Map<String, String> client, String topic, Predicate<PartitionInfo> wanted) {
        consumer = consumer(client);
        partitions = partitions(topic).stream()
                .filter(wanted)
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * A reader of a whole topic.
     *
     * @param client properties of clients or of Kafka Streams, bootstrap.servers among them
     * @throws IllegalArgumentException if there is no such topic
     */
    public static TopicReader of(Map<String, String> client, String topic) {
        return new TopicReader(client, topic, any -> true);
    }

    /** A reader of the one partition that records with this key are sent to by default. */
    public static TopicReader of(Map<String, String> client, String topic, byte[] key) {
        int hash = Utils.toPositive(Utils.murmur2(key));
        try (TopicReader all = of(client, topic)) {
            int partition = hash % all.partitions.size();
            return new TopicReader(client, topic, info -> info.partition() == partition);
        }
    }

    /**
     * A reader of one partition.
     *
     * @throws IllegalArgumentException if there is no such topic, or no such partition of it
     */
    public static TopicReader ofPartition(Map<String, String> client, String topic, int partition) {
        TopicReader reader = new TopicReader(client, topic, info -> info.partition() == partition);
        if (reader.partitions.isEmpty()) {
            reader.close();
            throw new IllegalArgumentException("topic '" + topic + "' has no partition " + partition);
        }
        return reader;
    }

    /** Whether there is such a topic. */
    public static boolean exists(Map<String, String> client, String topic) {
        try (KafkaConsumer<byte[], byte[]> any = consumer(client)) {
            return any.listTopics().containsKey(topic);
        }
    }

    /** The first offset of the first partition that is still there. */
    public static long firstOffset(Map<String, String> client, String topic) {
        TopicPartition first = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> any = consumer(client)) {
            return any.beginningOffsets(List.of(first)).get(first);
        }
    }

    /** The names of all topics that may be seen. */
    public static Set<String> names(Map<String, String> client) {
        try (KafkaConsumer<byte[], byte[]> any = consumer(client)) {
            return Set.copyOf(any.listTopics().keySet());
        }
    }

    /**
     * The last records of every partition up to its present end; fewer where transactions have left gaps.
     *
     * @param perPartition how many at most
     */
    public static List<ConsumerRecord<byte[], byte[]>> tail(
            Map<String, String> client, String topic, int perPartition) {
        List<ConsumerRecord<byte[], byte[]>> tail = new ArrayList<>();
        try (TopicReader reader = of(client, topic)) {
            Map<TopicPartition, Long> start = reader.consumer.beginningOffsets(reader.partitions);
            reader.consumer
                    .endOffsets(reader.partitions)
                    .forEach((partition, end) ->
                            reader.consumer.seek(partition, Math.max(start.get(partition), end - perPartition)));
            reader.toEnd(tail::add);
        }
        return tail;
    }

    /** A consumer of committed records, in no group and assigned to nothing: for whoever reads on without end. */
    public static KafkaConsumer<byte[], byte[]> consumer(Map<String, String> client) {
        return new KafkaConsumer<>(properties(client), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private List<PartitionInfo> partitions(String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            consumer.close();
            throw new IllegalArgumentException("there is no topic '" + topic + "'");
        }
        return found;
    }

    private static Map<String, Object> properties(Map<String, String> client) {
        Map<String, Object> properties = new HashMap<>(client);
        for (String prefix : List.of(ANY, MAIN)) {
            client.forEach((key, value) -> {
                if (key.startsWith(prefix)) {
                    properties.put(key.substring(prefix.length()), value);
                }
            });
        }
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return properties;
    }

    /** Hands over what has come, waiting up to the given time for the first. */
    public void poll(Duration wait, Consumer<ConsumerRecord<byte[], byte[]>> to) {
        consumer.poll(wait).forEach(to);
    }

    /** Hands over everything up to the present end. */
    public void toEnd(Consumer<ConsumerRecord<byte[], byte[]>> to) {
        whileWanted(record -> {
            to.accept(record);
            return true;
        });
    }

    /** Hands over everything up to the present end, or until no more is wanted. */
    public void whileWanted(Predicate<ConsumerRecord<byte[], byte[]>> to) {
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < end.get(p))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
                if (!to.test(record)) {
                    return;
                }
            }
        }
    }

    /** The newest value of every key of a compacted topic that has one partition, up to its present end. */
    public static Map<String, byte[]> rows(Map<String, String> client, String topic) {
        return rows(client, topic, 0);
    }

    /** The newest value of every key in one partition of a compacted topic, up to its present end. */
    public static Map<String, byte[]> rows(Map<String, String> client, String topic, int partition) {
        Map<String, byte[]> rows = new HashMap<>();
        try (TopicReader reader = ofPartition(client, topic, partition)) {
            reader.toEnd(row -> {
                if (row.value() == null) {
                    rows.remove(key(row));
                } else {
                    rows.put(key(row), row.value());
                }
            });
        }
        return rows;
    }

    /** A record's key, as text. */
    public static String key(ConsumerRecord<byte[], byte[]> row) {
        return new String(row.key(), StandardCharsets.UTF_8);
    }

    /** How many offsets there are up to the present end, gaps included. */
    public long length() {
        Map<TopicPartition, Long> start = consumer.beginningOffsets(partitions);
        return consumer.endOffsets(partitions).entrySet().stream()
                .mapToLong(end -> end.getValue() - start.get(end.getKey()))
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
