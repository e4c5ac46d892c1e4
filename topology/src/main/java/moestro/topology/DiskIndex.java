package moestro.topology;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * An index in the store itself: a record without a value for each entry, so that memory does not grow with it and a
 * restart need not build it. The next few keys are read ahead, for opening an iterator costs more than what it reads.
 */
final class DiskIndex implements PendingIndex {
    private static final int AHEAD = 256;
    private static final byte[] PRESENT = {1};

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<PendingKeys.Shelf, Ahead> shelves = new EnumMap<>(PendingKeys.Shelf.class);

    DiskIndex(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        for (PendingKeys.Shelf shelf : PendingKeys.Shelf.values()) {
            shelves.put(shelf, new Ahead(store, shelf));
        }
    }

    @Override
    public void file(PendingKeys.Shelf shelf, long step, Bytes entry) {
        Bytes key = PendingKeys.indexed(shelf, step, entry);
        store.put(key, PRESENT);
        shelves.get(shelf).added(key);
    }

    @Override
    public void unfile(PendingKeys.Shelf shelf, long step, Bytes entry) {
        Bytes key = PendingKeys.indexed(shelf, step, entry);
        store.delete(key);
        shelves.get(shelf).keys.remove(key);
    }

    @Override
    public Filed poll(PendingKeys.Shelf shelf, long before) {
        Bytes first = shelves.get(shelf).first();
        if (first == null || PendingKeys.step(first) >= before) {
            return null;
        }
        shelves.get(shelf).keys.removeFirst();
        store.delete(first);
        return new Filed(PendingKeys.step(first), PendingKeys.entryOf(first));
    }

    /** All keys of a shelf before a cursor. */
    private static final class Ahead {
        private final KeyValueStore<Bytes, byte[]> store;
        private final Bytes end;
        private final TreeSet<Bytes> keys = new TreeSet<>();
        private Bytes cursor;

        Ahead(KeyValueStore<Bytes, byte[]> store, PendingKeys.Shelf shelf) {
            this.store = store;
            this.cursor = shelf.from();
            this.end = shelf.to();
        }

        void added(Bytes key) {
            if (key.compareTo(cursor) >= 0) {
                return;
            }
            if (keys.isEmpty() || key.compareTo(keys.last()) > 0) {
                cursor = key;
                return;
            }
            keys.add(key);
            if (keys.size() > AHEAD) {
                cursor = keys.removeLast();
            }
        }

        Bytes first() {
            if (keys.isEmpty() && cursor.compareTo(end) < 0) {
                read();
            }
            return keys.isEmpty() ? null : keys.first();
        }

        private void read() {
            try (KeyValueIterator<Bytes, byte[]> range = store.range(cursor, end)) {
                while (keys.size() < AHEAD && range.hasNext()) {
                    keys.add(range.next().key);
                }
                cursor = range.hasNext() ? range.peekNextKey() : end;
            }
        }
    }
}
