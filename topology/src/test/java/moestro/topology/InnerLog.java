package moestro.topology;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/** What compaction leaves of the changelog of a store that has a log, from one test driver to the next. */
final class InnerLog {
    private final String store;
    private final Map<Bytes, byte[]> rows = new HashMap<>();

    InnerLog(String store) {
        this.store = store;
    }

    /** As far as they were taken in. */
    Map<Bytes, byte[]> rows() {
        return rows;
    }

    /** Takes in what was logged since this was asked for last. */
    Map<Bytes, byte[]> rows(TopologyTestDriver driver) {
        driver.createOutputTopic(
                        "test-" + store + "-changelog", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .forEach(row -> {
                    if (row.value() == null) {
                        rows.remove(Bytes.wrap(row.key()));
                    } else {
                        rows.put(Bytes.wrap(row.key()), row.value());
                    }
                });
        return rows;
    }

    /** Does what restoration does, before the first record. */
    void restore(TopologyTestDriver driver) {
        KeyValueStore<Bytes, byte[]> log = innermost(driver.getStateStore(store));
        rows.forEach(log::put);
    }

    @SuppressWarnings("unchecked") // a store of bytes has stores of bytes in it
    private static KeyValueStore<Bytes, byte[]> innermost(StateStore outer) {
        try {
            var field = outer.getClass().getDeclaredField("log");
            field.setAccessible(true);
            StateStore inner = (StateStore) field.get(outer);
            while (inner instanceof WrappedStateStore<?, ?, ?> wrapped) {
                inner = wrapped.wrapped();
            }
            return (KeyValueStore<Bytes, byte[]>) inner;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
