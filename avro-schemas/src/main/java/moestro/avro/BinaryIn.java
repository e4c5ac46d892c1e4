package moestro.avro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * Reads Avro's binary encoding (Avro 1.12 specification, "Binary encoding"). Believes nothing: a length is checked
 * against the bytes that are left before anything is allocated for it. Field names are for errors only.
 */
final class BinaryIn {
    private static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BITS_OF_A_LONG = 64;
    private static final char REPLACEMENT = '\uFFFD';
    private static final float[] NO_FLOATS = {};
    private static final String[] NO_STRINGS = {};
    private static final float[][] NO_ROWS = {};

    private final String contract;
    private final byte[] bytes;
    private int position;
    private int blockEnd;

    /**
     * Reads a body.
     *
     * @param contract for errors
     * @param bytes the message, up to its end
     * @param from where its body begins
     */
    BinaryIn(String contract, byte[] bytes, int from) {
        this.contract = contract;
        this.bytes = bytes;
        this.position = from;
    }

    /** Makes sure that nothing is left. */
    void end() {
        if (position != bytes.length) {
            throw fault("", "ends here, but " + left() + " bytes follow");
        }
    }

    int left() {
        return bytes.length - position;
    }

    int position() {
        return position;
    }

    long getLong(String field) {
        long value = 0;
        for (int shift = 0; shift < BITS_OF_A_LONG; shift += 7) {
            need(field, 1);
            byte next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw fault(field, "is a number of more than ten bytes");
    }

    int getInt(String field) {
        long value = getLong(field);
        if ((int) value != value) {
            throw fault(field, "is " + value + ", which no int can hold");
        }
        return (int) value;
    }

    boolean getBoolean(String field) {
        need(field, 1);
        byte value = bytes[position++];
        if (value < 0 || value > 1) {
            throw fault(field, "is a truth value of " + value);
        }
        return value == 1;
    }

    float getFloat(String field) {
        need(field, Float.BYTES);
        float value = (float) FLOAT.get(bytes, position);
        position += Float.BYTES;
        return value;
    }

    double getDouble(String field) {
        need(field, Double.BYTES);
        double value = (double) DOUBLE.get(bytes, position);
        position += Double.BYTES;
        return value;
    }

    String getString(String field) {
        int length = getLength(field);
        if (length == 0) {
            return ""; // takes one byte of the message, and must not take forty of memory
        }
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(field, text, length);
        }
        position += length;
        return text;
    }

    /** Java replaces what is not UTF-8, which would make different ids alike. */
    private void requireUtf8(String field, String text, int length) {
        byte[] again = text.getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(again, 0, again.length, bytes, position, position + length)) {
            throw fault(field, "is a text that is not UTF-8");
        }
    }

    byte[] getBytes(String field) {
        int length = getLength(field);
        byte[] value = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return value;
    }

    /** The length of a text or of bytes, all of which are there. */
    private int getLength(String field) {
        long length = getLong(field);
        if (length < 0) {
            throw fault(field, "has a length of " + length);
        }
        need(field, length);
        return (int) length;
    }

    /** Goes past a text or bytes. */
    void skipBytes(String field) {
        skip(field, getLength(field));
    }

    /** Goes past a text, which must be one. */
    void skipString(String field) {
        int length = getLength(field);
        for (int i = position; i < position + length; i++) {
            if (bytes[i] < 0) {
                requireUtf8(field, new String(bytes, position, length, StandardCharsets.UTF_8), length);
                break;
            }
        }
        position += length;
    }

    /** Goes past what {@link #getFloats} reads. */
    void skipFloats(String field) {
        for (int count = getBlock(field, Float.BYTES); count > 0; count = getBlock(field, Float.BYTES)) {
            position += Float.BYTES * count;
        }
    }

    /** Goes past what {@link #getElements} reads. */
    void skipElements(String field, BiConsumer<BinaryIn, String> skip) {
        for (int count = getBlock(field, 1); count > 0; count = getBlock(field, 1)) {
            for (int i = 0; i < count; i++) {
                skip.accept(this, field);
            }
        }
    }

    /** Copies what was read since a place. */
    void copySince(int from, BinaryOut out) {
        out.putRaw(bytes, from, position - from);
    }

    /** Goes past so many bytes. */
    void skip(String field, int count) {
        need(field, count);
        position += count;
    }

    /** Which of so many branches of a union, or symbols of an enumeration, comes next. */
    int getIndex(String field, int choices) {
        long index = getLong(field);
        if (index < 0 || index >= choices) {
            throw fault(field, "is choice " + index + " of " + choices);
        }
        return (int) index;
    }

    /** A union of null and string. */
    String getOptionalString(String field) {
        return getIndex(field, 2) == 0 ? null : getString(field);
    }

    /** A union of null and double. */
    Double getOptionalDouble(String field) {
        return getIndex(field, 2) == 0 ? null : (Double) getDouble(field);
    }

    float[] getFloats(String field) {
        float[] values = NO_FLOATS;
        int filled = 0;
        for (int count = getBlock(field, Float.BYTES); count > 0; count = getBlock(field, Float.BYTES)) {
            if (filled + count > values.length) {
                values = Arrays.copyOf(values, grown(filled, count));
            }
            for (int i = 0, at = position; i < count; i++, at += Float.BYTES) {
                values[filled + i] = (float) FLOAT.get(bytes, at);
            }
            position += Float.BYTES * count;
            filled += count;
        }
        return filled == values.length ? values : Arrays.copyOf(values, filled);
    }

    String[] getStrings(String field) {
        return getElements(field, 1, NO_STRINGS, BinaryIn::getString);
    }

    float[][] getRows(String field) {
        return getElements(field, 1, NO_ROWS, BinaryIn::getFloats);
    }

    /**
     * An array of anything.
     *
     * @param leastBytes the fewest bytes that an element can have
     * @param none an empty array
     * @param read reads one element; is given the field's name
     */
    <E> E[] getElements(String field, int leastBytes, E[] none, BiFunction<BinaryIn, String, E> read) {
        E[] values = none;
        int filled = 0;
        for (int count = getBlock(field, leastBytes); count > 0; count = getBlock(field, leastBytes)) {
            if (filled + count > values.length) {
                values = Arrays.copyOf(values, grown(filled, count));
            }
            for (int i = 0; i < count; i++) {
                values[filled++] = read.apply(this, field);
            }
        }
        return filled == values.length ? values : Arrays.copyOf(values, filled);
    }

    /** The first block gives the length, as almost every writer writes one block; more blocks double it. */
    private static int grown(int filled, int count) {
        return Math.max(2 * filled, filled + count);
    }

    /**
     * The number of elements in the next block of an array; 0 ends the array.
     *
     * @param leastBytes the fewest bytes that an element can have
     */
    int getBlock(String field, int leastBytes) {
        long count = getLong(field);
        blockEnd = -1;
        if (count < 0) {
            count = -count;
            long size = getLong(field);
            if (size < 0 || size > left()) {
                throw fault(field, "has a block of " + size + " bytes, but " + left() + " are left");
            }
            blockEnd = position + (int) size;
        }
        if (count < 0 || count > left() / leastBytes) {
            throw fault(field, "has a block of " + count + " elements, but " + left() + " bytes are left");
        }
        return (int) count;
    }

    /** Where the block just begun says that it ends, or -1 if it does not say. */
    int blockEnd() {
        return blockEnd;
    }

    private void need(String field, long count) {
        if (count > left()) {
            throw fault(field, "needs " + count + " bytes, but " + left() + " are left");
        }
    }

    /** An error at this place. */
    ContractException fault(String field, String problem) {
        return new ContractException(contract + (field.isEmpty() ? "" : "." + field) + ", byte " + position + " of "
                + bytes.length + ": " + problem
                + ". The message is damaged, or was not written in the schema it names: have it written again");
    }
}
