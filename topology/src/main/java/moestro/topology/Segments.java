package moestro.topology;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Records of a key and a value on the heap, one after the other in large arrays: to the garbage collector a million of
 * them are a few hundred objects that refer to nothing. Written at the end only, as a log; what is freed leaves a hole,
 * and a segment that is all hole is used again. Whoever owns this moves records out of the emptiest one while it is
 * {@link #isSparse}.
 */
final class Segments {
    private static final int SEGMENT = 256 << 10;
    /** A larger record has a segment of its own, lest ends of segments stay empty. */
    private static final int MOST_SHARED = SEGMENT / 4;

    private static final int UNIT_BITS = 3;
    private static final int UNIT = 1 << UNIT_BITS;
    private static final int OFFSET_BITS = 15;
    private static final int OFFSETS = (1 << OFFSET_BITS) - 1;
    private static final int HEADER = 2 * Integer.BYTES;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    /** Segments that are empty and not given back: the next ones. */
    private static final int SPARE = 16;

    private final List<Segment> segments = new ArrayList<>();
    private final Deque<Integer> numbers = new ArrayDeque<>();
    private final Deque<byte[]> spare = new ArrayDeque<>();
    private Segment current;
    private int currentNumber;
    private long written;
    private long live;

    private static final class Segment {
        private final byte[] bytes;
        private int written;
        private int live;

        Segment(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /** Where a record is, from 0 to 2^38: valid until it is freed or moved. */
    long append(byte[] key, byte[] value) {
        int size = size(key.length, value.length);
        int number = size > MOST_SHARED ? open(new byte[size]) : shared(size);
        Segment segment = segments.get(number);
        int at = segment.written;
        INT.set(segment.bytes, at, key.length);
        INT.set(segment.bytes, at + Integer.BYTES, value.length);
        System.arraycopy(key, 0, segment.bytes, at + HEADER, key.length);
        System.arraycopy(value, 0, segment.bytes, at + HEADER + key.length, value.length);
        segment.written += size;
        segment.live += size;
        written += size;
        live += size;
        return (long) number << OFFSET_BITS | at >> UNIT_BITS;
    }

    private static int size(int key, int value) {
        return (HEADER + key + value + UNIT - 1) & -UNIT;
    }

    /** The segment that is written to. */
    private int shared(int size) {
        if (current == null || SEGMENT - current.written < size) {
            Segment before = current;
            int beforeNumber = currentNumber;
            currentNumber = open(spare.isEmpty() ? new byte[SEGMENT] : spare.pop());
            current = segments.get(currentNumber);
            if (before != null && before.live == 0) {
                close(beforeNumber);
            }
        }
        return currentNumber;
    }

    private int open(byte[] bytes) {
        int number = numbers.isEmpty() ? segments.size() : numbers.pop();
        if (number == segments.size()) {
            segments.add(null);
        }
        segments.set(number, new Segment(bytes));
        return number;
    }

    private void close(int number) {
        Segment closed = segments.set(number, null);
        numbers.push(number);
        written -= closed.written;
        if (closed.bytes.length == SEGMENT && spare.size() < SPARE) {
            spare.push(closed.bytes);
        }
    }

    private Segment segment(long at) {
        return segments.get((int) (at >> OFFSET_BITS));
    }

    private static int offset(long at) {
        return (int) (at & OFFSETS) << UNIT_BITS;
    }

    private static int keyLength(byte[] bytes, int offset) {
        return (int) INT.get(bytes, offset);
    }

    private static int valueLength(byte[] bytes, int offset) {
        return (int) INT.get(bytes, offset + Integer.BYTES);
    }

    /** Whether the record there has this key. */
    boolean has(long at, byte[] key) {
        byte[] bytes = segment(at).bytes;
        int from = offset(at) + HEADER;
        int length = keyLength(bytes, offset(at));
        return Arrays.equals(bytes, from, from + length, key, 0, key.length);
    }

    /** A copy of the key there. */
    byte[] key(long at) {
        byte[] bytes = segment(at).bytes;
        int from = offset(at) + HEADER;
        return Arrays.copyOfRange(bytes, from, from + keyLength(bytes, offset(at)));
    }

    /** A copy of the value there. */
    byte[] value(long at) {
        byte[] bytes = segment(at).bytes;
        int offset = offset(at);
        int from = offset + HEADER + keyLength(bytes, offset);
        return Arrays.copyOfRange(bytes, from, from + valueLength(bytes, offset));
    }

    /** The record there is no more. */
    void free(long at) {
        Segment segment = segment(at);
        int size = size(at);
        segment.live -= size;
        live -= size;
        if (segment.live == 0 && segment != current) {
            close((int) (at >> OFFSET_BITS));
        }
    }

    private int size(long at) {
        byte[] bytes = segment(at).bytes;
        return size(keyLength(bytes, offset(at)), valueLength(bytes, offset(at)));
    }

    /** Whether more than a third is holes, beyond a little. */
    boolean isSparse() {
        return written > live + live / 2 + (long) SPARE * SEGMENT;
    }

    /** Where all records begin, freed ones too, of the closed segment with the largest share of holes. */
    long[] emptiest() {
        int number = -1;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment != null && segment != current && (number < 0 || isEmptier(segment, segments.get(number)))) {
                number = i;
            }
        }
        return number < 0 ? new long[0] : records(number);
    }

    private static boolean isEmptier(Segment one, Segment other) {
        return (long) one.live * other.written < (long) other.live * one.written;
    }

    /** Where all records begin, freed ones too, mostly in the order in which they came. */
    void each(LongConsumer show) {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) != null) {
                Arrays.stream(records(i)).forEach(show);
            }
        }
    }

    private long[] records(int number) {
        Segment segment = segments.get(number);
        long[] found = new long[segment.written / HEADER];
        int count = 0;
        long first = (long) number << OFFSET_BITS;
        for (int offset = 0; offset < segment.written; ) {
            found[count] = first | offset >> UNIT_BITS;
            offset += size(found[count++]);
        }
        return Arrays.copyOf(found, count);
    }
}
