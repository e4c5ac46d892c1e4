package moestro.topology;

/**
 * Makes an event, or a label, of a record that somebody else has written. Used by one thread.
 *
 * @param <T> {@code Event} or {@code Feedback}
 */
@FunctionalInterface
public interface IntakeReader<T> {
    /**
     * Reads one record.
     *
     * @param key may be null
     * @param value not null
     * @param timestamp of the record, milliseconds since 1970
     * @throws UnreadableRecordException if it cannot be read: it becomes a dead letter, and the stream goes on
     * @throws org.apache.kafka.common.errors.RetriableException if it cannot be read now: it is tried again until it can
     */
    T read(byte[] key, byte[] value, long timestamp);
}
