package moestro.topology;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * What a serving task knows of each id until its time-to-live ends, in event time: a prediction that waits for its
 * label, a label that came before its event, or that both have met (kept, so that a second label is known for what it
 * is).
 *
 * <p>A logged in-memory store with an index by time, which is rebuilt from the store and never logged. The clock is the
 * latest event or label time seen by this task.
 */
final class PendingStore implements StateStore {
    /** Expiry is looked at in steps of a fraction of the time-to-live: entries live up to this much longer. */
    private static final int STEPS = 64;

    private static final int HEADER = 9;

    private final KeyValueStore<String, byte[]> log;
    private final long timeToLive;
    private final long step;
    private TreeMap<Long, List<String>> index;
    private long clock;

    /** The three states of an id. */
    enum State {
        AWAITING(1),
        EARLY(2),
        DONE(3);

        private final byte code;

        State(int code) {
            this.code = (byte) code;
        }

        static State of(byte code) {
            for (State state : values()) {
                if (state.code == code) {
                    return state;
                }
            }
            throw new IllegalStateException(
                    "a pending entry has state " + code + "; was it written by a newer version?");
        }
    }

    /**
     * What is known of one id.
     *
     * @param state of the id
     * @param time from which its time-to-live counts
     * @param content the pending lesson, the label, or nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // lives for one look-up
    record Entry(State state, long time, byte[] content) {}

    PendingStore(String name, long timeToLive) {
        this.timeToLive = timeToLive;
        this.step = Math.max(1, timeToLive / STEPS);
        this.log = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled()
                .build();
    }

    static StoreBuilder<PendingStore> builder(String name, long timeToLive) {
        return Live.builder(name, true, () -> new PendingStore(name, timeToLive));
    }

    /** The entry of an id, or null. */
    Entry get(String id) {
        byte[] value = log.get(id);
        return value == null ? null : decode(value);
    }

    /** A new id. */
    void add(String id, State state, long time, byte[] content) {
        index();
        file(id, time);
        log.put(id, encode(state, time, content));
    }

    /** An id whose state changes; its time stays. */
    void replace(String id, Entry before, State state, byte[] content) {
        log.put(id, encode(state, before.time, content));
    }

    /**
     * Moves the clock, and forgets what has outlived its time.
     *
     * @param expired told of every entry that goes
     */
    void advance(long time, BiConsumer<String, Entry> expired) {
        index();
        clock = Math.max(clock, time);
        while (!index.isEmpty() && (index.firstKey() + 1) * step + timeToLive <= clock) {
            for (String id : index.pollFirstEntry().getValue()) {
                byte[] value = log.delete(id);
                expired.accept(id, decode(value));
            }
        }
    }

    private static byte[] encode(State state, long time, byte[] content) {
        return ByteBuffer.allocate(HEADER + content.length)
                .put(state.code)
                .putLong(time)
                .put(content)
                .array();
    }

    private static Entry decode(byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        State state = State.of(buffer.get());
        long time = buffer.getLong();
        byte[] content = new byte[buffer.remaining()];
        buffer.get(content);
        return new Entry(state, time, content);
    }

    private void index() {
        if (index != null) {
            return;
        }
        index = new TreeMap<>();
        clock = Long.MIN_VALUE;
        try (KeyValueIterator<String, byte[]> all = log.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                long time = decode(entry.value).time;
                file(entry.key, time);
                clock = Math.max(clock, time);
            }
        }
    }

    private void file(String id, long time) {
        index.computeIfAbsent(Math.floorDiv(time, step), bucket -> new ArrayList<>())
                .add(id);
    }

    @Override
    public String name() {
        return log.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        index = null;
        log.init(context, root);
    }

    @Override
    public void commit(Map<TopicPartition, Long> offsets) {
        log.commit(offsets);
    }

    @Override
    public void close() {
        index = null;
        log.close();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return log.isOpen();
    }
}
