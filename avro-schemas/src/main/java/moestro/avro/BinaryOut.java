package moestro.avro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes Avro's binary encoding (Avro 1.12 specification, "Binary encoding") into a buffer that is used again for the
 * next message. Field names are for errors only. Not thread-safe.
 */
final class BinaryOut {
    private static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MOST_BYTES_OF_A_NUMBER = 10;
    private static final int FIRST_SIZE = 1 << 10;
    /** A buffer that one large message has blown up further than this is not kept. */
    private static final int MOST_KEPT = 1 << 18;

    private byte[] buffer = new byte[FIRST_SIZE];
    private int size;
    private String contract;
    private int limit;

    /**
     * Begins a message.
     *
     * @param newContract for errors
     * @param header goes before the body
     * @param newLimit the most bytes the message may have
     */
    void begin(String newContract, byte[] header, int newLimit) {
        contract = newContract;
        limit = newLimit;
        size = 0;
        room(header.length);
        System.arraycopy(header, 0, buffer, 0, header.length);
        size = header.length;
    }

    /** Ends the message. */
    byte[] end() {
        return end(0);
    }

    /** Ends the message, and leaves so many bytes before it. */
    byte[] end(int room) {
        if (size > limit) {
            throw tooLarge(size);
        }
        byte[] message = new byte[room + size];
        System.arraycopy(buffer, 0, message, room, size);
        if (buffer.length > MOST_KEPT) {
            buffer = new byte[FIRST_SIZE];
        }
        return message;
    }

    /** An int or a long: Avro writes both alike, as a zig-zag number of variable length. */
    void putLong(long value) {
        room(MOST_BYTES_OF_A_NUMBER);
        putNumber(value);
    }

    private void putNumber(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            buffer[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    void putBoolean(boolean value) {
        room(1);
        buffer[size++] = (byte) (value ? 1 : 0);
    }

    void putFloat(float value) {
        room(Float.BYTES);
        FLOAT.set(buffer, size, value);
        size += Float.BYTES;
    }

    void putDouble(double value) {
        room(Double.BYTES);
        DOUBLE.set(buffer, size, value);
        size += Double.BYTES;
    }

    void putString(String field, String text) {
        require(field, text);
        int start = size;
        int length = text.length();
        room((long) MOST_BYTES_OF_A_NUMBER + length);
        putNumber(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size = start;
                putBytes(field, text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            buffer[size++] = (byte) c;
        }
    }

    void putBytes(String field, byte[] bytes) {
        require(field, bytes);
        room((long) MOST_BYTES_OF_A_NUMBER + bytes.length);
        putNumber(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    /** Bytes as they are, encoded before. */
    void putRaw(byte[] bytes, int from, int count) {
        room(count);
        System.arraycopy(bytes, from, buffer, size, count);
        size += count;
    }

    /** Which branch of a union comes next. */
    void putBranch(int branch) {
        putLong(branch);
    }

    /** A union of null and string. */
    void putOptionalString(String field, String text) {
        putBranch(text == null ? 0 : 1);
        if (text != null) {
            putString(field, text);
        }
    }

    /** A union of null and double. */
    void putOptionalDouble(Double value) {
        putBranch(value == null ? 0 : 1);
        if (value != null) {
            putDouble(value);
        }
    }

    void putFloats(String field, float[] values) {
        require(field, values);
        room((long) Float.BYTES * values.length + 2 * MOST_BYTES_OF_A_NUMBER);
        if (values.length > 0) {
            putNumber(values.length);
            for (int i = 0, at = size; i < values.length; i++, at += Float.BYTES) {
                FLOAT.set(buffer, at, values[i]);
            }
            size += Float.BYTES * values.length;
        }
        putNumber(0);
    }

    void putStrings(String field, String[] values) {
        require(field, values);
        putElements(field, Arrays.asList(values), (value, out) -> out.putString(field, value));
    }

    void putRows(String field, float[][] rows) {
        require(field, rows);
        putElements(field, Arrays.asList(rows), (row, out) -> out.putFloats(field, row));
    }

    /** An array of anything, in one block. */
    <E> void putElements(String field, List<E> elements, BiConsumer<E, BinaryOut> write) {
        require(field, elements);
        if (!elements.isEmpty()) {
            putLong(elements.size());
            for (E element : elements) {
                require(field, element);
                write.accept(element, this);
            }
        }
        putLong(0);
    }

    /** One of an enumeration's symbols, given in the schema's order. */
    <E> void putSymbol(String field, List<E> symbols, E symbol) {
        require(field, symbol);
        putLong(symbols.indexOf(symbol));
    }

    /** Refuses null. */
    void require(String field, Object value) {
        if (value == null) {
            throw new ContractException(
                    contract + "." + field + " is null, or holds a null, where a value is required: set it");
        }
    }

    private void room(long bytes) {
        long needed = size + bytes;
        if (needed > buffer.length) {
            grow(needed);
        }
    }

    private void grow(long needed) {
        if (needed > (long) limit + 2 * MOST_BYTES_OF_A_NUMBER) {
            throw tooLarge(needed);
        }
        buffer = Arrays.copyOf(buffer, (int) Math.min(Math.max(2L * buffer.length, needed), Integer.MAX_VALUE - 8));
    }

    private ContractException tooLarge(long bytes) {
        return new ContractException(contract + ": the message has " + bytes + " bytes or more, the limit is " + limit
                + ": make it smaller, or raise the limit with Codec.within, and the broker's with it");
    }
}
