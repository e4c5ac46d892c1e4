package moestro.topology;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import moestro.avro.Lesson;
import moestro.mixture.Ranges;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Each range of keys has a partition of the lessons topic: lessons go to that of their event, commands to all. */
final class LessonPartitioner implements StreamPartitioner<byte[], byte[]> {
    private final Ranges ranges;

    LessonPartitioner(Ranges ranges) {
        this.ranges = ranges;
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, int numPartitions) {
        if (Contracts.isCommand(value)) {
            return Optional.of(IntStream.range(0, ranges.count()).boxed().collect(Collectors.toUnmodifiableSet()));
        }
        return Optional.of(Set.of(ranges.of(Lesson.CODEC.decode(value).categories()[ranges.by()])));
    }
}
