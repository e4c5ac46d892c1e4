package moestro.mixture.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects the state of a model as named sections of little-endian primitive values.
 *
 * <p>A section is the unit of change: a model that writes each slowly changing thing (a tree, a block of a window) into
 * a section of its own has only the changed ones logged and published. Reusable after {@link #clear()} or {@link
 * #again()}; not thread-safe.
 */
public final class StateWriter {
    private Map<String, Written> sections = new LinkedHashMap<>();
    private Map<String, Written> before = Map.of();
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);
    private String prefix = "";
    private String name;
    private Revision revision;

    /**
     * A section as it was written.
     *
     * @param revision that it was written with; null for none
     * @param count of the revision then
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are what is compared, by this class alone
    private record Written(byte[] bytes, Revision revision, long count) {
        boolean isOf(Revision wanted) {
            return revision == wanted && count == wanted.count();
        }
    }

    /** Sections begun from now on carry this prefix: {@code prefix/name}; empty for none. */
    public StateWriter within(String newPrefix) {
        finish();
        prefix = newPrefix.isEmpty() ? "" : newPrefix + "/";
        return this;
    }

    /**
     * Begins a section; what follows goes into it.
     *
     * @throws IllegalArgumentException if the name was used before
     */
    public StateWriter section(String newName) {
        finish();
        name = unused(newName);
        return this;
    }

    /**
     * Begins a section that may still be here from the last time, before {@link #again()}.
     *
     * @param of what it holds; the same object each time
     * @return whether what it holds must be written; if not, it is as it was
     * @throws IllegalArgumentException if the name was used before
     */
    public boolean section(String newName, Revision of) {
        finish();
        String full = unused(newName);
        Written last = before.get(full);
        if (last != null && last.isOf(of)) {
            sections.put(full, last);
            return false;
        }
        name = full;
        revision = of;
        return true;
    }

    private String unused(String newName) {
        String full = prefix.isEmpty() ? newName : prefix + newName;
        if (sections.containsKey(full)) {
            throw new IllegalArgumentException("section '" + full + "' was written twice");
        }
        return full;
    }

    /** The sections written so far, in their order. One that has the bytes it had last time is the same array. */
    public Map<String, byte[]> sections() {
        finish();
        Map<String, byte[]> written = LinkedHashMap.newLinkedHashMap(sections.size());
        sections.forEach((section, content) -> written.put(section, content.bytes()));
        return written;
    }

    /** Begins anew, and remembers what was written: what is the same again takes no memory. */
    public void again() {
        finish();
        before = sections;
        sections = LinkedHashMap.newLinkedHashMap(before.size());
        prefix = "";
    }

    /** Forgets everything. */
    public void clear() {
        sections.clear();
        before = Map.of();
        buffer.clear();
        name = null;
        revision = null;
        prefix = "";
    }

    /** SHA-256 over names and contents, in order, as lower-case hexadecimal. */
    public static String sha256(Map<String, byte[]> sections) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            sections.forEach((section, bytes) -> {
                digest.update(section.getBytes(StandardCharsets.UTF_8));
                digest.update(ByteBuffer.allocate(8).putLong(bytes.length).array());
                digest.update(bytes);
            });
            return java.util.HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Writes a truth value, one byte. */
    public void putBoolean(boolean value) {
        room(1).put((byte) (value ? 1 : 0));
    }

    /** Writes four bytes. */
    public void putInt(int value) {
        room(4).putInt(value);
    }

    /** Writes eight bytes. */
    public void putLong(long value) {
        room(8).putLong(value);
    }

    /** Writes four bytes; every NaN becomes the same NaN. */
    public void putFloat(float value) {
        room(4).putInt(Float.floatToIntBits(value));
    }

    /** Writes eight bytes; every NaN becomes the same NaN. */
    public void putDouble(double value) {
        room(8).putLong(Double.doubleToLongBits(value));
    }

    /** Writes a length and UTF-8 bytes. */
    public void putString(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(4 + bytes.length).putInt(bytes.length).put(bytes);
    }

    /** Writes a length and the numbers; every NaN becomes the same NaN. */
    public void putFloats(float[] values) {
        putFloats(values, 0, values.length);
    }

    /** Writes a length and part of the numbers; every NaN becomes the same NaN. */
    public void putFloats(float[] values, int from, int count) {
        ByteBuffer out = room(4 + 4 * count).putInt(count);
        if (isAnyNaN(values, from, count)) {
            for (int i = from; i < from + count; i++) {
                out.putInt(Float.floatToIntBits(values[i]));
            }
        } else {
            out.asFloatBuffer().put(values, from, count);
            out.position(out.position() + 4 * count);
        }
    }

    /** Writes a length and the numbers; every NaN becomes the same NaN. */
    public void putDoubles(double[] values) {
        ByteBuffer out = room(4 + 8 * values.length).putInt(values.length);
        if (isAnyNaN(values)) {
            for (double value : values) {
                out.putLong(Double.doubleToLongBits(value));
            }
        } else {
            out.asDoubleBuffer().put(values);
            out.position(out.position() + 8 * values.length);
        }
    }

    private static boolean isAnyNaN(float[] values, int from, int count) {
        boolean any = false;
        for (int i = from; i < from + count; i++) {
            any |= Float.isNaN(values[i]);
        }
        return any;
    }

    private static boolean isAnyNaN(double[] values) {
        boolean any = false;
        for (double value : values) {
            any |= Double.isNaN(value);
        }
        return any;
    }

    /** Writes a length and the numbers. */
    public void putInts(int[] values) {
        ByteBuffer out = room(4 + 4 * values.length).putInt(values.length);
        out.asIntBuffer().put(values);
        out.position(out.position() + 4 * values.length);
    }

    /** Writes a length and the numbers. */
    public void putLongs(long[] values) {
        ByteBuffer out = room(4 + 8 * values.length).putInt(values.length);
        out.asLongBuffer().put(values);
        out.position(out.position() + 8 * values.length);
    }

    private ByteBuffer room(int bytes) {
        if (name == null) {
            throw new IllegalStateException("begin a section before writing values");
        }
        if (buffer.remaining() < bytes) {
            int size = Math.max(2 * buffer.capacity(), buffer.position() + bytes);
            buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(buffer.flip());
        }
        return buffer;
    }

    private void finish() {
        if (name != null) {
            Written last = before.get(name);
            byte[] bytes = last != null && isInBuffer(last.bytes())
                    ? last.bytes()
                    : Arrays.copyOf(buffer.array(), buffer.position());
            sections.put(name, new Written(bytes, revision, revision == null ? 0 : revision.count()));
            buffer.clear();
            name = null;
            revision = null;
        }
    }

    private boolean isInBuffer(byte[] bytes) {
        return Arrays.equals(bytes, 0, bytes.length, buffer.array(), 0, buffer.position());
    }
}
