package moestro.topology;

import java.util.function.IntSupplier;
import org.apache.kafka.common.utils.Utils;

/**
 * Where Kafka's default partitioner puts a key. A producer may have a partitioner of its own, so a record elsewhere is
 * no mistake yet; but if nothing met it there, this is worth saying.
 */
final class Placement {
    private final int partition;
    private final IntSupplier partitions;

    /**
     * Of one task.
     *
     * @param partition of the task
     * @param partitions of its topics; less than 1 while unknown
     */
    Placement(int partition, IntSupplier partitions) {
        this.partition = partition;
        this.partitions = partitions;
    }

    /** What is odd about a key that came in this partition, or null. */
    String complaint(byte[] key) {
        int all = partitions.getAsInt();
        if (all < 1) {
            return null;
        }
        int own = Utils.toPositive(Utils.murmur2(key)) % all;
        return own == partition
                ? null
                : "its key belongs to partition " + own + " of " + all
                        + " by Kafka's default partitioner, it came in " + partition
                        + ": let the producers of events and of labels partition alike";
    }
}
