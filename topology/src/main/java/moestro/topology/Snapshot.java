package moestro.topology;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A model as its learner stores it: rows of a changelog. The row {@value #META} lists the sections; each section is in
 * parts of {@link #PART_BYTES}, small, so that a lesson that touches one leaf of a tree logs little more than that leaf;
 * the row {@value #BASIS} says what the model rests on.
 *
 * @param version offset of the last lesson folded, -1 for none
 * @param lessons how many lessons were folded; offsets have gaps, this has none
 * @param stopped why this model learns no more, or empty
 * @param basis what it rests on, as text
 * @param sections of its complete state, in their order
 */
record Snapshot(long version, long lessons, String stopped, String basis, Map<String, byte[]> sections) {
    /** Key of the row that makes the others a whole. */
    static final String META = "#meta";
    /** Key of the row with the text of the {@link Basis}. */
    static final String BASIS = "#basis";

    static final int PART_BYTES = 4 * 1024;

    private static final int FORMAT = 2;
    private static final int MOST_SECTIONS = 1 << 20;
    private static final long MOST_BYTES = 1L << 30;

    /**
     * Reads.
     *
     * @param store its name, for messages
     * @param rows the row of a key, or null
     * @return null if nothing was ever stored
     * @throws IncompatibleStateException if another version wrote it, or it is damaged
     */
    static Snapshot read(String store, Function<String, byte[]> rows) {
        byte[] meta = rows.apply(META);
        if (meta == null) {
            return null;
        }
        try {
            return read(ByteBuffer.wrap(meta), store, rows);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IncompatibleStateException(damaged(store, "its row " + META + " ends too early"), e);
        }
    }

    private static Snapshot read(ByteBuffer meta, String store, Function<String, byte[]> rows) {
        int format = meta.getInt();
        if (format != FORMAT) {
            throw new IncompatibleStateException("store '" + store + "' was written in format " + format
                    + ", this version of Moestro reads format " + FORMAT
                    + ": run the version that wrote it, or learn again from the lessons under a new 'edition'");
        }
        long version = meta.getLong();
        long lessons = meta.getLong();
        String stopped = text(meta);
        byte[] basis = rows.apply(BASIS);
        int count = meta.getInt();
        if (basis == null || count < 0 || count > MOST_SECTIONS) {
            throw new IncompatibleStateException(
                    damaged(store, basis == null ? "it has no row " + BASIS : "it lists " + count + " sections"));
        }
        Map<String, byte[]> sections = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String section = text(meta);
            sections.put(section, assembled(store, section, meta.getInt(), rows));
        }
        return new Snapshot(version, lessons, stopped, new String(basis, StandardCharsets.UTF_8), sections);
    }

    private static byte[] assembled(String store, String section, int length, Function<String, byte[]> rows) {
        if (length < 0 || length > MOST_BYTES) {
            throw new IncompatibleStateException(damaged(store, "section '" + section + "' has length " + length));
        }
        byte[][] found = new byte[parts(length)][];
        int size = 0;
        for (int i = 0; i < found.length; i++) {
            found[i] = rows.apply(partKey(section, i));
            if (found[i] == null) {
                throw new IncompatibleStateException(damaged(store, "row " + partKey(section, i) + " is missing"));
            }
            size += found[i].length;
        }
        if (size != length) {
            throw new IncompatibleStateException(
                    damaged(store, "section '" + section + "' has " + size + " bytes instead of " + length));
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (byte[] part : found) {
            bytes.put(part);
        }
        return bytes.array();
    }

    private static String damaged(String store, String how) {
        return "store '" + store + "' is damaged: " + how
                + "; learn again from the lessons under a new 'edition', or restore its changelog topic";
    }

    /** Hands over every row but {@link #META} and {@link #BASIS}: a key, and a part of a section. */
    static void parts(Map<String, byte[]> sections, BiConsumer<String, ByteBuffer> to) {
        sections.forEach((section, bytes) -> {
            for (int i = 0; i < parts(bytes.length); i++) {
                int from = i * PART_BYTES;
                to.accept(partKey(section, i), ByteBuffer.wrap(bytes, from, Math.min(PART_BYTES, bytes.length - from)));
            }
        });
    }

    /**
     * Hands over the parts of a section that are not as they were.
     *
     * @param before its bytes as they were; null if it is new
     */
    static void changes(String section, byte[] before, byte[] now, BiConsumer<String, byte[]> to) {
        if (before == now) {
            return;
        }
        for (int i = 0; i < parts(now.length); i++) {
            int from = i * PART_BYTES;
            int end = Math.min(now.length, from + PART_BYTES);
            if (before == null || !isSamePart(before, now, from, end)) {
                to.accept(partKey(section, i), Arrays.copyOfRange(now, from, end));
            }
        }
    }

    private static boolean isSamePart(byte[] before, byte[] now, int from, int end) {
        int endBefore = Math.min(before.length, from + PART_BYTES);
        return from <= endBefore && Arrays.equals(before, from, endBefore, now, from, end);
    }

    /** In how many parts so many bytes are stored. */
    static int parts(int bytes) {
        return Math.max(1, (bytes + PART_BYTES - 1) / PART_BYTES);
    }

    static String partKey(String section, int index) {
        return section + "#" + index;
    }

    /** The row {@link #META}. */
    byte[] meta() {
        byte[] reason = stopped.getBytes(StandardCharsets.UTF_8);
        int size = 4 + 8 + 8 + 4 + reason.length + 4;
        for (String section : sections.keySet()) {
            size += 8 + section.getBytes(StandardCharsets.UTF_8).length;
        }
        ByteBuffer meta =
                ByteBuffer.allocate(size).putInt(FORMAT).putLong(version).putLong(lessons);
        meta.putInt(reason.length).put(reason).putInt(sections.size());
        sections.forEach((section, bytes) -> {
            byte[] key = section.getBytes(StandardCharsets.UTF_8);
            meta.putInt(key.length).put(key).putInt(bytes.length);
        });
        return meta.array();
    }

    private static String text(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("a text of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
