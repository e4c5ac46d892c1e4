package moestro.topology;

import java.nio.ByteBuffer;

/**
 * What is known of one id.
 *
 * @param state of the id
 * @param time milliseconds since 1970, from which its time-to-live counts: the event's, or that of a label that came
 *     first
 * @param content AWAITING: the lesson without its label; EARLY: see {@link EarlyLabel}; DONE: the label's value, 8
 *     bytes; EXPIRED: nothing
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one look-up
record PendingEntry(State state, long time, byte[] content) {
    private static final byte FORMAT = 1;
    /** What stands before the content of an entry that is stored. */
    static final int HEADER = 1 + 1 + Long.BYTES;

    private static final byte[] NOTHING = {};

    /** The states of an id. */
    enum State {
        /** Predicted, and its label is waited for. */
        AWAITING(1),
        /** Labelled, and its event is waited for. */
        EARLY(2),
        /** Both have met; kept so that a second one is known for what it is. */
        DONE(3),
        /** Predicted, and the time-to-live ended without a label; kept for one more, to know late labels by. */
        EXPIRED(4);

        private final byte code;

        State(int code) {
            this.code = (byte) code;
        }
    }

    /** An id whose event and label have met. */
    static PendingEntry done(long time, double label) {
        return new PendingEntry(
                State.DONE,
                time,
                ByteBuffer.allocate(Double.BYTES).putDouble(label).array());
    }

    /** What remains of a prediction whose time-to-live has ended. */
    PendingEntry expired() {
        return new PendingEntry(State.EXPIRED, time, NOTHING);
    }

    /** The label of an id that is done: the number, or the index of the class. */
    double label() {
        return ByteBuffer.wrap(content).getDouble();
    }

    byte[] encode() {
        byte[] stored = new byte[HEADER + content.length];
        System.arraycopy(content, 0, stored, HEADER, content.length);
        return encodeInto(stored);
    }

    /**
     * Encodes an entry whose content is there already.
     *
     * @param stored the content, after room for the header
     * @return the same array
     */
    byte[] encodeInto(byte[] stored) {
        ByteBuffer.wrap(stored).put(FORMAT).put(state.code).putLong(time);
        return stored;
    }

    /**
     * The inverse of {@link #encode}.
     *
     * @throws IncompatibleStateException if another version wrote it
     */
    static PendingEntry decode(byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        checkFormat(buffer.get());
        State state = state(buffer.get());
        long time = buffer.getLong();
        byte[] content = new byte[buffer.remaining()];
        buffer.get(content);
        return new PendingEntry(state, time, content);
    }

    /** Refuses what another version has written. */
    static void checkFormat(byte format) {
        if (format != FORMAT) {
            throw new IncompatibleStateException("the store '" + Nodes.PENDING + "' was written in format " + format
                    + ", this version reads format " + FORMAT + remedy());
        }
    }

    /** The format that this version writes. */
    static byte format() {
        return FORMAT;
    }

    private static State state(byte code) {
        for (State state : State.values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IncompatibleStateException("an entry of the store '" + Nodes.PENDING + "' has state " + code
                + ", which this version does not know" + remedy());
    }

    private static String remedy() {
        return ": run the version that wrote it, or start a new application id";
    }
}
