package moestro.topology;

import java.nio.ByteBuffer;
import moestro.avro.Feedback;

/**
 * A label that waits for its event.
 *
 * @param offset where it stands in its partition of the feedback topic
 * @param record its value, as it came
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one look-up
record EarlyLabel(long offset, byte[] record) {

    /** As the content of a pending entry. */
    byte[] content() {
        return ByteBuffer.allocate(Long.BYTES + record.length)
                .putLong(offset)
                .put(record)
                .array();
    }

    static EarlyLabel of(PendingEntry entry) {
        ByteBuffer buffer = ByteBuffer.wrap(entry.content());
        long offset = buffer.getLong();
        byte[] record = new byte[buffer.remaining()];
        buffer.get(record);
        return new EarlyLabel(offset, record);
    }

    Feedback feedback() {
        return Feedback.CODEC.decode(record);
    }
}
