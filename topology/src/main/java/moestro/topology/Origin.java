package moestro.topology;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Which partition of somebody else's topic a record was made of, in a header. Those partitions are read at their own pace,
 * so each is a clock of its own to whoever gets their records mixed.
 *
 * @param partition from 0
 * @param partitions how many there are
 */
record Origin(int partition, int partitions) {
    /** Of records that were not made of others: one clock for all. */
    static final Origin OWN = new Origin(0, 1);

    private static final String HEADER = "moestro.origin";
    /** More than a topic has: a header that says so is somebody else's. */
    private static final int MOST = 100_000;

    Origin {
        partitions = Math.max(partitions, partition + 1);
    }

    void mark(Headers headers) {
        headers.remove(HEADER);
        byte[] value = ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(partition)
                .putInt(partitions)
                .array();
        headers.add(HEADER, value);
    }

    /** Of a record by its mark, which is taken off: it is nobody's business beyond the task. */
    static Origin unmark(Headers headers) {
        Header mark = headers.lastHeader(HEADER);
        if (mark == null) {
            return OWN;
        }
        byte[] value = mark.value();
        headers.remove(HEADER);
        if (value == null || value.length != 2 * Integer.BYTES) {
            return OWN;
        }
        ByteBuffer buffer = ByteBuffer.wrap(value);
        int partition = buffer.getInt();
        int partitions = buffer.getInt();
        return partition < 0 || partition >= MOST || partitions > MOST ? OWN : new Origin(partition, partitions);
    }
}
