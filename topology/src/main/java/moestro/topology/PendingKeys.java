package moestro.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * The families of keys in the pending store, by their first byte: entries by id, on disk the index by time, and one
 * record about the store itself.
 */
final class PendingKeys {
    /** The record about the store. */
    static final Bytes META = Bytes.wrap(new byte[] {'m'});

    private static final byte ENTRY = 'e';
    private static final int STEP_AT = 1;
    private static final int ID_AT = STEP_AT + Long.BYTES;

    /** The two orders of ids by time. */
    enum Shelf {
        /** Of ids within their time-to-live. */
        LIVE('t'),
        /** Of those kept for one more, to know late labels by. */
        EXPIRED('x');

        private final byte family;

        Shelf(char family) {
            this.family = (byte) family;
        }

        /** Less than or equal to every key of the shelf. */
        Bytes from() {
            return Bytes.wrap(new byte[] {family});
        }

        /** Greater than every key of the shelf. */
        Bytes to() {
            return Bytes.wrap(new byte[] {(byte) (family + 1)});
        }
    }

    private PendingKeys() {}

    static Bytes entry(String id) {
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(1 + text.length).put(ENTRY).put(text).array());
    }

    /** Less than or equal to every key of an entry. */
    static Bytes entriesFrom() {
        return Bytes.wrap(new byte[] {ENTRY});
    }

    /** Greater than every key of an entry. */
    static Bytes entriesTo() {
        return Bytes.wrap(new byte[] {ENTRY + 1});
    }

    /** The id of an entry's key. */
    static String id(Bytes entry) {
        return new String(entry.get(), 1, entry.get().length - 1, StandardCharsets.UTF_8);
    }

    /** The key of the index for an entry. Steps sort as numbers do: the sign is turned. */
    static Bytes indexed(Shelf shelf, long step, Bytes entry) {
        byte[] key = entry.get();
        return Bytes.wrap(ByteBuffer.allocate(ID_AT + key.length - 1)
                .put(shelf.family)
                .putLong(step ^ Long.MIN_VALUE)
                .put(key, 1, key.length - 1)
                .array());
    }

    /** The step in a key of the index. */
    static long step(Bytes indexed) {
        return ByteBuffer.wrap(indexed.get()).getLong(STEP_AT) ^ Long.MIN_VALUE;
    }

    /** The key of the entry that a key of the index is for. */
    static Bytes entryOf(Bytes indexed) {
        byte[] entry = Arrays.copyOfRange(indexed.get(), ID_AT - 1, indexed.get().length);
        entry[0] = ENTRY;
        return Bytes.wrap(entry);
    }
}
