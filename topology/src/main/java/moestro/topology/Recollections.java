package moestro.topology;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What the reader of one partition remembers, on the heap and logged. It keeps so many keys, and of more those that were
 * put least recently give way; the order is stored with them, so that it is the same after a restart, and what is
 * remembered is a function of the records alone. Not Kafka's own store of that kind, for which a look-up counts as use,
 * whatever becomes of the record, and which keeps what was not committed when its task is revived.
 */
final class Recollections implements Backed {
    /** So many give way for one record, lest a transaction outlasts its time-out when the bound was lowered. */
    private static final int AT_ONCE = 1000;

    private static final int TURN = Long.BYTES;

    private final KeyValueStore<Bytes, byte[]> log;
    private final int most;
    private LinkedHashSet<Bytes> order;
    private long turn;

    Recollections(String name, int most) {
        this.most = most;
        this.log = Stores.keyValueStoreBuilder(PackedStore.supplier(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled()
                .build();
    }

    static StoreBuilder<Recollections> builder(String name, int most) {
        return Live.builder(name, true, () -> new Recollections(name, most));
    }

    /** What was put last under a key, or null. */
    byte[] get(Bytes key) {
        byte[] stored = log.get(key);
        return stored == null ? null : Arrays.copyOfRange(stored, TURN, stored.length);
    }

    /**
     * Puts a value, before all others to be kept.
     *
     * @return how many keys gave way
     */
    int put(Bytes key, byte[] value) {
        load();
        log.put(
                key,
                ByteBuffer.allocate(TURN + value.length)
                        .putLong(turn++)
                        .put(value)
                        .array());
        order.addLast(key);
        int gone = 0;
        for (; order.size() > most && gone < AT_ONCE; gone++) {
            log.delete(order.removeFirst());
        }
        return gone;
    }

    /** How many keys are kept. */
    int size() {
        load();
        return order.size();
    }

    /** On first use, for restoration ends before a processor's first record, not its init. */
    private void load() {
        if (order != null) {
            return;
        }
        TreeMap<Long, Bytes> turns = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = log.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                turns.put(ByteBuffer.wrap(entry.value).getLong(), entry.key);
            }
        }
        order = new LinkedHashSet<>(turns.values());
        turn = turns.isEmpty() ? 0 : turns.lastKey() + 1;
    }

    @Override
    public StateStore backing() {
        return log;
    }

    @Override
    public void forget() {
        order = null;
    }
}
