package moestro.app.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The numbers that one field had in the records of the same key, in the order in which they came.
 *
 * @param path where the number stands
 * @param by where the key stands; if nothing, it is the record's key
 */
record Series(FieldPath path, Optional<FieldPath> by) {
    private static final byte END = 0;

    /** What the memory knows it by, for the key of this record; nothing if the record has none. */
    Optional<byte[]> in(Reading reading, Pick what) {
        byte[] key = by.isPresent() ? word(reading, what, by.get()) : reading.key();
        return key == null || key.length == 0 ? Optional.empty() : Optional.of(named(key));
    }

    private static byte[] word(Reading reading, Pick what, FieldPath where) {
        Pick pick = new Pick("the key of " + what.what(), where);
        Field field = pick.in(reading);
        return Pick.isAbsent(field) ? null : pick.word(field).getBytes(StandardCharsets.UTF_8);
    }

    /** By what it is, and not by its feature's name: who is renamed remembers, and who is changed does not mistake. */
    private byte[] named(byte[] key) {
        byte[] of = path.text().getBytes(StandardCharsets.UTF_8);
        byte[] sorted = by.map(FieldPath::text).orElse("").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(of.length + sorted.length + key.length + 2)
                .put(of)
                .put(END)
                .put(sorted)
                .put(END)
                .put(key)
                .array();
    }
}
