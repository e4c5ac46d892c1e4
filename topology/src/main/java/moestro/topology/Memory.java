package moestro.topology;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/**
 * What an {@link IntakeReader} remembers of the records that came before in its partition: values under keys of its own
 * making. What is put while a record is read lasts only if that record becomes an event or a label, in the transaction in
 * which it does; a dead letter leaves no trace. Of too many, those that were put least recently are forgotten. Used by
 * one thread.
 */
public interface Memory {
    /** Bytes that a key may have. */
    int MOST_KEY = 2048;

    /** Bytes that a value may have. */
    int MOST_VALUE = 64 << 10;

    /** What was put last under a key; null if nothing was, or it is forgotten. */
    byte[] get(byte[] key);

    /**
     * Remembers.
     *
     * @throws UnreadableRecordException if key or value is too long
     */
    void put(byte[] key, byte[] value);

    /** That of a reader whose source says that it remembers nothing. */
    static Memory none() {
        return new Memory() {
            @Override
            public byte[] get(byte[] key) {
                return null;
            }

            @Override
            public void put(byte[] key, byte[] value) {
                throw new IllegalStateException("the source of this reader says that it remembers nothing");
            }
        };
    }

    /** One that lasts as long as this object, and forgets nothing: for whoever looks at a few records. */
    static Memory passing() {
        Map<Bytes, byte[]> kept = new TreeMap<>();
        return new Memory() {
            @Override
            public byte[] get(byte[] key) {
                return kept.get(Bytes.wrap(key));
            }

            @Override
            public void put(byte[] key, byte[] value) {
                check(key, value);
                kept.put(Bytes.wrap(key.clone()), value.clone());
            }
        };
    }

    /**
     * Refuses what is too long: it could be a record that the changelog's broker refuses, again and again.
     *
     * @throws UnreadableRecordException if it is
     */
    static void check(byte[] key, byte[] value) {
        if (key.length > MOST_KEY || value.length > MOST_VALUE) {
            throw new UnreadableRecordException("it would have to be remembered by a key of " + key.length
                    + " bytes, with a value of " + value.length + "; the most are " + MOST_KEY + " and " + MOST_VALUE);
        }
    }
}
