package moestro.mixture.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads what a {@link StateWriter} wrote, section by section. Every length is checked before anything is allocated. */
public sealed class StateReader permits MeanReader {
    private final Map<String, byte[]> sections;
    private String prefix = "";
    private String name;
    private ByteBuffer buffer;

    /** Reads from these sections; the map is not copied. */
    public StateReader(Map<String, byte[]> sections) {
        this.sections = sections;
    }

    /** Sections asked for from now on carry this prefix: {@code prefix/name}; empty for none. */
    public StateReader within(String newPrefix) {
        prefix = newPrefix.isEmpty() ? "" : newPrefix + "/";
        return this;
    }

    /** Whether a section was written. */
    public boolean has(String section) {
        return sections.containsKey(prefix + section);
    }

    /**
     * Goes to the start of a section.
     *
     * @throws IllegalStateException if it is missing
     */
    public StateReader section(String section) {
        name = prefix + section;
        byte[] bytes = sections.get(name);
        if (bytes == null) {
            throw new IllegalStateException("the state has no section '" + name
                    + "'; was it written by another version, or for another panel?");
        }
        buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return this;
    }

    /** Reads one byte. */
    public boolean getBoolean() {
        return need(1).get() != 0;
    }

    /** Reads four bytes. */
    public int getInt() {
        return need(4).getInt();
    }

    /** Reads eight bytes. */
    public long getLong() {
        return need(8).getLong();
    }

    /** Reads four bytes. */
    public float getFloat() {
        return need(4).getFloat();
    }

    /** Reads eight bytes. */
    public double getDouble() {
        return need(8).getDouble();
    }

    /** Reads a text. */
    public String getString() {
        byte[] bytes = new byte[length(1)];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads numbers with their length. */
    public float[] getFloats() {
        float[] values = new float[length(4)];
        buffer.asFloatBuffer().get(values);
        buffer.position(buffer.position() + 4 * values.length);
        return values;
    }

    /**
     * Reads numbers with their length that are rows, one for each input of an encoder: those of one-hot inputs stand where
     * that encoder has put them.
     *
     * @param width numbers in a row
     * @param dense how many rows stand before those of the one-hot inputs
     */
    public float[] getRows(int width, int dense) {
        return getFloats();
    }

    /** Reads numbers with their length. */
    public double[] getDoubles() {
        double[] values = new double[length(8)];
        buffer.asDoubleBuffer().get(values);
        buffer.position(buffer.position() + 8 * values.length);
        return values;
    }

    /** Reads numbers with their length. */
    public int[] getInts() {
        int[] values = new int[length(4)];
        buffer.asIntBuffer().get(values);
        buffer.position(buffer.position() + 4 * values.length);
        return values;
    }

    /** Reads numbers with their length. */
    public long[] getLongs() {
        long[] values = new long[length(8)];
        buffer.asLongBuffer().get(values);
        buffer.position(buffer.position() + 8 * values.length);
        return values;
    }

    private int length(int width) {
        int count = need(4).getInt();
        if (count < 0 || count > buffer.remaining() / width) {
            throw new IllegalStateException("section '" + name + "' is damaged: a length of " + count + " with "
                    + buffer.remaining() + " bytes left");
        }
        return count;
    }

    private ByteBuffer need(int bytes) {
        if (buffer == null) {
            throw new IllegalStateException("go to a section before reading values");
        }
        if (buffer.remaining() < bytes) {
            throw new IllegalStateException("section '" + name + "' ends too early");
        }
        return buffer;
    }
}
