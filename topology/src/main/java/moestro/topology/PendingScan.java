package moestro.topology;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Goes through a pending store from one end to the other, as is done once after a start. */
final class PendingScan {
    private final KeyValueStore<Bytes, byte[]> store;

    PendingScan(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Shows every entry, and counts them. */
    long entries(BiConsumer<Bytes, PendingEntry> show) {
        return each(
                PendingKeys.entriesFrom(),
                PendingKeys.entriesTo(),
                record -> show.accept(record.key, PendingEntry.decode(record.value)));
    }

    /** Counts the keys of the index, one for each entry. */
    long indexed() {
        return index(key -> {});
    }

    /** Deletes the index. */
    void dropIndex() {
        index(store::delete);
    }

    private long index(Consumer<Bytes> show) {
        long count = 0;
        for (PendingKeys.Shelf shelf : PendingKeys.Shelf.values()) {
            count += each(shelf.from(), shelf.to(), record -> show.accept(record.key));
        }
        return count;
    }

    private long each(Bytes from, Bytes to, Consumer<KeyValue<Bytes, byte[]>> show) {
        long count = 0;
        try (KeyValueIterator<Bytes, byte[]> range = store.range(from, to)) {
            for (; range.hasNext(); count++) {
                show.accept(range.next());
            }
        }
        return count;
    }
}
