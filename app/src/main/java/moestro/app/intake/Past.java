package moestro.app.intake;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import moestro.mixture.Hash;
import moestro.topology.IncompatibleStateException;
import moestro.topology.Memory;

/**
 * The last numbers of every series, the newest first, each with whose it was: {@link #FORMAT}, then a hash of the event's
 * id and the number, of 12 bytes together. So features of one series share it, and a record that comes again while it is
 * among them adds nothing.
 */
final class Past {
    private static final byte FORMAT = 1;
    private static final int ENTRY = Long.BYTES + Float.BYTES;

    private final Memory memory;
    private final Map<Series, Integer> kept = new HashMap<>();

    Past(Memory memory, FeatureMap features) {
        this.memory = memory;
        features.lagging().forEach(feature -> kept.merge(feature.series(), feature.lag() + 1, Math::max));
    }

    /**
     * The number that was so many records before this one in a series, this one's own being remembered for those to come.
     *
     * @param key of the series
     * @param own number of this record; NaN if it has none
     * @return NaN if there was no such record, or it had none
     */
    float before(Series series, byte[] key, Reading reading, float own, int lag) {
        long id = Hash.of(reading.id());
        ByteBuffer past = past(key);
        int at = find(past, id);
        if (at < 0) {
            memory.put(key, with(past, id, own, kept.get(series)));
        }
        int wanted = 1 + (at + lag) * ENTRY;
        return wanted < past.limit() ? past.getFloat(wanted + Long.BYTES) : Float.NaN;
    }

    private ByteBuffer past(byte[] key) {
        byte[] stored = memory.get(key);
        if (stored == null) {
            return ByteBuffer.wrap(new byte[] {FORMAT});
        }
        if (stored[0] != FORMAT) {
            throw new IncompatibleStateException("what features with 'lag' remember was written in format " + stored[0]
                    + ", this version of Moestro reads format " + FORMAT + ": run the version that wrote it");
        }
        return ByteBuffer.wrap(stored);
    }

    /** How many came since the record of this event; -1 if it is not among them. */
    private static int find(ByteBuffer past, long id) {
        for (int from = 1; from < past.limit(); from += ENTRY) {
            if (past.getLong(from) == id) {
                return (from - 1) / ENTRY;
            }
        }
        return -1;
    }

    private static byte[] with(ByteBuffer past, long id, float own, int most) {
        int size = Math.min(past.limit() + ENTRY, 1 + most * ENTRY);
        return ByteBuffer.allocate(size)
                .put(FORMAT)
                .putLong(id)
                .putFloat(own)
                .put(past.slice(1, size - 1 - ENTRY))
                .array();
    }
}
