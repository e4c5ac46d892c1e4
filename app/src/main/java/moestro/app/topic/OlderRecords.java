package moestro.app.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Looks into a topic at times that lie further and further back, at a few records of each partition each time. */
public final class OlderRecords {
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    /** Bytes of a partition at a time. */
    private static final int FETCHED = 64 << 10;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final int each;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> first;
    private final Map<TopicPartition, Long> last;
    private final Map<TopicPartition, Map<Long, ConsumerRecord<byte[], byte[]>>> found = new HashMap<>();

    private OlderRecords(KafkaConsumer<byte[], byte[]> consumer, String topic, int each) {
        this.consumer = consumer;
        this.each = each;
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        this.first = consumer.beginningOffsets(partitions);
        this.last = consumer.endOffsets(partitions);
        partitions.forEach(partition -> found.put(partition, new TreeMap<>()));
    }

    /**
     * The records that stand at these times.
     *
     * @param client properties of clients or of Kafka Streams, bootstrap.servers among them
     * @param times of records' timestamps, milliseconds since 1970, the latest first; those before all records are of no
     *     account
     * @param each how many records of a partition at a time
     * @return each record once
     */
    public static List<ConsumerRecord<byte[], byte[]>> at(
            Map<String, String> client, String topic, List<Long> times, int each) {
        try (KafkaConsumer<byte[], byte[]> consumer = TopicReader.consumer(frugal(client))) {
            OlderRecords older = new OlderRecords(consumer, topic, each);
            for (long time : times) {
                if (!older.look(time)) {
                    break;
                }
            }
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            older.found.values().forEach(records -> all.addAll(records.values()));
            return all;
        }
    }

    /** Whatever is fetched beyond what is wanted is thrown away. */
    private static Map<String, String> frugal(Map<String, String> client) {
        Map<String, String> frugal = new HashMap<>(client);
        frugal.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(FETCHED));
        return frugal;
    }

    /** Whether anything may be older still. */
    private boolean look(long time) {
        Map<TopicPartition, Long> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, time));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(wanted);
        Map<TopicPartition, Long> until = new HashMap<>();
        starts.forEach((partition, start) -> {
            if (start != null && !found.get(partition).containsKey(start.offset())) {
                until.put(partition, Math.min(last.get(partition), start.offset() + each));
            }
        });
        consumer.assign(until.keySet());
        until.keySet()
                .forEach(partition ->
                        consumer.seek(partition, starts.get(partition).offset()));
        read(until);
        return starts.entrySet().stream()
                .anyMatch(start -> start.getValue() == null || start.getValue().offset() > first.get(start.getKey()));
    }

    private void read(Map<TopicPartition, Long> until) {
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        while (until.entrySet().stream().anyMatch(to -> consumer.position(to.getKey()) < to.getValue())
                && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(WAIT)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < until.get(partition)) {
                    found.get(partition).put(record.offset(), record);
                }
            }
        }
    }
}
