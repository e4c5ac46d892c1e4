package moestro.topology;

/**
 * How a serving task keeps what it knows of ids until their time-to-live ends.
 *
 * @param store where
 * @param most ids that one task keeps; beyond that the oldest by event time give way
 */
public record PendingSettings(Store store, long most) {

    /** Where the pending is kept. Either is logged to a changelog topic, and behaves the same. */
    public enum Store {
        /** On the heap: fast, and bounded by it. */
        MEMORY,
        /** In RocksDB below the state directory, the index by time as well: memory does not grow with the pending. */
        DISK
    }

    public PendingSettings {
        if (most < 1) {
            throw new IllegalArgumentException("'most' of pending must be at least 1, not " + most);
        }
    }

    /** A million ids in memory. */
    public static PendingSettings defaults() {
        return new PendingSettings(Store.MEMORY, 1_000_000);
    }
}
