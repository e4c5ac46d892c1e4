package moestro.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;

/** The memory of a reader while it reads a record, of which nobody knows yet whether it will be taken. */
final class StagedMemory implements Memory {
    private final Recollections kept;
    private final Counter forgotten;
    private final Map<Bytes, byte[]> staged = new LinkedHashMap<>();

    StagedMemory(Recollections kept, Counter forgotten) {
        this.kept = kept;
        this.forgotten = forgotten;
    }

    @Override
    public byte[] get(byte[] key) {
        Bytes wrapped = Bytes.wrap(key);
        byte[] value = staged.get(wrapped);
        return value != null ? value.clone() : kept.get(wrapped);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        Memory.check(key, value);
        staged.put(Bytes.wrap(key.clone()), value.clone());
    }

    /** Another record is about to be read; of the last, nothing lasts that was not {@link #keep kept}. */
    void begin() {
        staged.clear();
    }

    /** The record was taken. */
    void keep() {
        staged.forEach((key, value) -> {
            for (int gone = kept.put(key, value); gone > 0; gone--) {
                forgotten.add();
            }
        });
        staged.clear();
    }
}
