package moestro.topology;

import java.util.ArrayList;
import java.util.HashMap;
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
 * A key-value store on the heap that is asked for single keys. Kafka's own is a sorted tree: among a million keys a
 * look-up there is twenty comparisons, each of them a cache miss. Ranges are unsorted here, and seldom: one after a
 * start.
 *
 * <p>Many small tables instead of one large: that one would now and then stop the stream to double its size.
 */
final class HashStore implements KeyValueStore<Bytes, byte[]> {
    private static final int TABLES = 256;

    private final String name;
    private final List<Map<Bytes, byte[]>> tables = new ArrayList<>(TABLES);
    private long size;
    private boolean open;

    private HashStore(String name) {
        this.name = name;
        clear();
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
                return new HashStore(name);
            }

            @Override
            public String metricsScope() {
                return "in-memory-hash";
            }
        };
    }

    private void clear() {
        tables.clear();
        for (int i = 0; i < TABLES; i++) {
            tables.add(new HashMap<>());
        }
        size = 0;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> put(Bytes.wrap(key), value));
        open = true;
    }

    /** Other bits of the hash than those that a table goes by. */
    private Map<Bytes, byte[]> table(Bytes key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return tables.get(hash >>> 24);
    }

    @Override
    public byte[] get(Bytes key) {
        return table(key).get(key);
    }

    @Override
    public void put(Bytes key, byte[] value) {
        if (value == null) {
            delete(key);
        } else if (table(key).put(key, value) == null) {
            size++;
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
        byte[] before = table(key).remove(key);
        size -= before == null ? 0 : 1;
        return before;
    }

    /** What is there now, in no order. */
    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        List<KeyValue<Bytes, byte[]>> within = new ArrayList<>();
        tables.forEach(table -> table.forEach((key, value) -> {
            if ((from == null || from.compareTo(key) <= 0) && (to == null || key.compareTo(to) <= 0)) {
                within.add(KeyValue.pair(key, value));
            }
        }));
        return new Found(within.iterator());
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return range(null, null);
    }

    @Override
    public long approximateNumEntries() {
        return size;
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
        clear();
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

    /** A snapshot. */
    private record Found(Iterator<KeyValue<Bytes, byte[]>> rest) implements KeyValueIterator<Bytes, byte[]> {
        @Override
        public boolean hasNext() {
            return rest.hasNext();
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            return rest.next();
        }

        @Override
        public Bytes peekNextKey() {
            throw new UnsupportedOperationException("nobody looks ahead");
        }

        @Override
        public void close() {}
    }
}
