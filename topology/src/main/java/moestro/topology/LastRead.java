package moestro.topology;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** What a store says of the id that was last asked for: one record asks for its id several times. */
final class LastRead {
    private String id;
    private Bytes key;
    private PendingEntry entry;

    /** What is stored for an id, or null. */
    PendingEntry of(String asked, KeyValueStore<Bytes, byte[]> store) {
        if (!asked.equals(id)) {
            key = PendingKeys.entry(asked);
            byte[] value = store.get(key);
            entry = value == null ? null : PendingEntry.decode(value);
            id = asked;
        }
        return entry;
    }

    /** The key of the id. */
    Bytes key() {
        return key;
    }

    /** That key was written. */
    void forget(Bytes written) {
        if (written.equals(key)) {
            forget();
        }
    }

    /** Everything may have been written. */
    void forget() {
        id = null;
        key = null;
        entry = null;
    }
}
