package moestro.topology;

import java.nio.ByteBuffer;

/**
 * What the pending store keeps about itself.
 *
 * <p>The horizon is all of the clock that decides anything, and it is stored, for the newest times seen need not be
 * those of entries: after a restart everything expires as it would have without.
 */
final class PendingMeta {
    private final boolean indexed;
    private long horizon;

    private PendingMeta(boolean indexed, long horizon) {
        this.indexed = indexed;
        this.horizon = horizon;
    }

    /**
     * Reads what was stored.
     *
     * @param stored null for a store that is new
     * @throws IncompatibleStateException if another version wrote it
     */
    static PendingMeta of(byte[] stored) {
        if (stored == null) {
            return new PendingMeta(false, Long.MIN_VALUE);
        }
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        PendingEntry.checkFormat(buffer.get());
        return new PendingMeta(buffer.get() != 0, buffer.getLong());
    }

    byte[] encode() {
        return ByteBuffer.allocate(2 + Long.BYTES)
                .put(PendingEntry.format())
                .put((byte) (indexed ? 1 : 0))
                .putLong(horizon)
                .array();
    }

    /** The same, of a store that has its index in itself or has not. */
    PendingMeta indexed(boolean now) {
        return new PendingMeta(now, horizon);
    }

    /** Whether the store has its index in itself. */
    boolean isIndexed() {
        return indexed;
    }

    /** The first step of time that is not over. */
    long horizon() {
        return horizon;
    }

    /**
     * Moves the horizon; never back.
     *
     * @return whether it moved
     */
    boolean reach(long step) {
        boolean further = step > horizon;
        horizon = Math.max(horizon, step);
        return further;
    }
}
