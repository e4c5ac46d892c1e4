package moestro.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A key-value store on the heap that is asked for single keys, and holds millions of them for hours. Kafka's own is a
 * sorted tree of objects: a look-up among a million keys is twenty comparisons there, each of them a cache miss, and the
 * garbage collector moves every entry twice and goes through those it has moved. Here a look-up is two cache misses, and
 * there is nothing to go through. Ranges are unsorted, and seldom: one after a start.
 */
final class PackedStore implements KeyValueStore<Bytes, byte[]> {
    private final String name;
    private Segments segments = new Segments();
    private Slots slots = new Slots(segments);
    private boolean open;

    private PackedStore(String name) {
        this.name = name;
    }

    /** For {@link org.apache.kafka.streams.state.Stores#keyValueStoreBuilder}. */
    static KeyValueBytesStoreSupplier supplier(String name) {
        return new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new PackedStore(name);
            }

            @Override
            public String metricsScope() {
                return "in-memory-packed";
            }
        };
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> put(Bytes.wrap(key), value));
        open = true;
    }

    @Override
    public byte[] get(Bytes key) {
        long at = slots.find(key.get());
        return at == Slots.NOWHERE ? null : segments.value(at);
    }

    @Override
    public void put(Bytes key, byte[] value) {
        if (value == null) {
            remove(key);
            return;
        }
        long before = slots.put(key.get(), segments.append(key.get(), value));
        if (before != Slots.NOWHERE) {
            segments.free(before);
        }
        while (segments.isSparse()) {
            compact();
        }
    }

    private void remove(Bytes key) {
        long at = slots.remove(key.get());
        if (at != Slots.NOWHERE) {
            segments.free(at);
        }
    }

    /** Moves what is left in the emptiest segment to the end; when the last is freed, the segment is no more. */
    private void compact() {
        long[] left = Arrays.stream(segments.emptiest())
                .filter(at -> slots.find(segments.key(at)) == at)
                .toArray();
        for (long at : left) {
            byte[] key = segments.key(at);
            slots.put(key, segments.append(key, segments.value(at)));
            segments.free(at);
        }
    }

    @Override
    public byte[] putIfAbsent(Bytes key, byte[] value) {
        byte[] before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte[] delete(Bytes key) {
        byte[] before = get(key);
        remove(key);
        return before;
    }

    /** Keys as they are now, not sorted; values as they are when it comes to them. */
    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        List<Bytes> within = new ArrayList<>();
        segments.each(at -> {
            Bytes key = Bytes.wrap(segments.key(at));
            if (slots.find(key.get()) == at && isWithin(key, from, to)) {
                within.add(key);
            }
        });
        return new Found(within.iterator());
    }

    private static boolean isWithin(Bytes key, Bytes from, Bytes to) {
        return (from == null || from.compareTo(key) <= 0) && (to == null || key.compareTo(to) <= 0);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return range(null, null);
    }

    @Override
    public long approximateNumEntries() {
        return slots.size();
    }

    @Override
    public Position getPosition() {
        return Position.emptyPosition();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void commit(Map<TopicPartition, Long> offsets) {}

    @Override
    public void close() {
        segments = new Segments();
        slots = new Slots(segments);
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private final class Found implements KeyValueIterator<Bytes, byte[]> {
        private final Iterator<Bytes> rest;

        Found(Iterator<Bytes> rest) {
            this.rest = rest;
        }

        @Override
        public boolean hasNext() {
            return rest.hasNext();
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            Bytes key = rest.next();
            return KeyValue.pair(key, PackedStore.this.get(key));
        }

        @Override
        public Bytes peekNextKey() {
            throw new UnsupportedOperationException("nobody looks ahead");
        }

        @Override
        public void close() {}
    }
}
