package moestro.app.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All committed records of a topic so far, from its start; within a partition in the order of offsets. */
final class CommittedLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    CommittedLog(Map<String, String> client, String topic) {
        this.topic = topic;
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What was read so far; grows with every await. */
    List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    /** Reads on until what was read fulfils the condition. */
    void await(Supplier<String> what, Predicate<List<ConsumerRecord<byte[], byte[]>>> condition) throws Exception {
        Await.until(() -> what.get() + " (" + topic + " has " + records.size() + " records)", () -> {
            consumer.poll(POLL).forEach(records::add);
            return condition.test(records);
        });
    }

    /** Reads on up to the present end. */
    void readToEnd() throws Exception {
        Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
        await(() -> "the end", any -> end.keySet().stream().allMatch(p -> consumer.position(p) >= end.get(p)));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
