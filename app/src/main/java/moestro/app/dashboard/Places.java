package moestro.app.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import moestro.topology.Topics;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Where the observer reads: from where, and up to where records were there before it came. Models from their start, for
 * that topic is compacted; the others so far back as the time axis goes, and so many records at most.
 */
final class Places {
    private static final long MOST_BACK = 20_000;

    private final Topics topics;
    private final long origin;
    private final Map<String, String> refused = new TreeMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    /** Places not before the origin, milliseconds since 1970. */
    Places(Topics topics, long origin) {
        this.topics = topics;
        this.origin = origin;
    }

    private List<String> wanted() {
        return List.of(
                topics.predictions(),
                topics.lessons(),
                topics.reports(),
                topics.decisions(),
                topics.models(),
                topics.deadLetters());
    }

    /**
     * Assigns all that may be read, and seeks: to where reading stopped, or to the beginning.
     *
     * @param lessonsFrom the offset in each partition of lessons that must be read, if none before it
     */
    void assign(Consumer<byte[], byte[]> consumer, IntToLongFunction lessonsFrom) {
        List<TopicPartition> assigned = new ArrayList<>();
        wanted().forEach(topic -> assigned.addAll(partitions(consumer, topic)));
        assigned.removeIf(partition -> refused.containsKey(partition.topic()));
        begin(consumer, assigned.stream().filter(p -> !positions.containsKey(p)).toList(), lessonsFrom);
        consumer.assign(assigned);
        assigned.forEach(partition -> consumer.seek(partition, positions.get(partition)));
    }

    /** The partitions of a topic; none if it cannot be looked at, which is noted. */
    List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
        try {
            List<PartitionInfo> found = consumer.partitionsFor(topic);
            if (found != null && !found.isEmpty()) {
                refused.remove(topic, missing(topic));
                return found.stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
            }
            refused.put(topic, missing(topic));
        } catch (AuthorizationException e) {
            refuse(Set.of(topic));
        }
        return List.of();
    }

    private static String missing(String topic) {
        return "there is no topic '" + topic + "'";
    }

    /** These may not be read. */
    void refuse(Set<String> forbidden) {
        forbidden.forEach(topic -> refused.put(
                topic, "no right to read topic '" + topic + "': allow Read and Describe to see what depends on it"));
    }

    List<String> refused() {
        return List.copyOf(refused.values());
    }

    private void begin(Consumer<byte[], byte[]> consumer, List<TopicPartition> fresh, IntToLongFunction lessonsFrom) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(fresh);
        Map<TopicPartition, Long> last = consumer.endOffsets(fresh);
        Map<TopicPartition, Long> times = new HashMap<>();
        fresh.forEach(partition -> times.put(partition, origin));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        for (TopicPartition partition : fresh) {
            long end = last.get(partition);
            OffsetAndTimestamp since = found.get(partition);
            long from = since == null ? end : Math.max(since.offset(), end - MOST_BACK);
            if (partition.topic().equals(topics.models())) {
                from = first.get(partition);
            } else if (partition.topic().equals(topics.lessons())) {
                from = Math.min(from, lessonsFrom.applyAsLong(partition.partition()));
            }
            positions.put(partition, Math.max(first.get(partition), from));
            ends.put(partition, end);
        }
    }

    /** Whether a record was not there yet when reading began. */
    boolean isLive(TopicPartition partition, long offset) {
        return offset >= ends.get(partition);
    }

    /** This record has been read. */
    void read(TopicPartition partition, long offset) {
        positions.put(partition, offset + 1);
    }
}
