package moestro.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keys, the least first (as unsigned bytes, the shorter of equals first): a binary heap of places in a few arrays, for
 * the same reason as {@link Segments}. Room is given back when the queue is: it is for keys that go together.
 */
final class KeyQueue {
    private static final int PLACE_BITS = 16;
    private static final int MOST_OF_BLOCK = 1 << PLACE_BITS;
    private static final int FIRST_BLOCK = 1 << 10;
    /** Bytes before a key, for its length. */
    private static final int LENGTH = 2;

    private static final int MOST_OF_KEY = MOST_OF_BLOCK - LENGTH;

    private final List<byte[]> blocks = new ArrayList<>();
    private int written;
    private int[] heap = new int[16];
    private int size;

    /**
     * Adds a key.
     *
     * @throws IllegalArgumentException if it has more bytes than any key of a pending id can have
     */
    void add(byte[] key) {
        int place = write(key);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size + (size >> 1));
        }
        int i = size++;
        for (int parent = (i - 1) >> 1; i > 0 && compare(place, heap[parent]) < 0; parent = (i - 1) >> 1) {
            heap[i] = heap[parent];
            i = parent;
        }
        heap[i] = place;
    }

    private int write(byte[] key) {
        if (key.length > MOST_OF_KEY) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes, at most " + MOST_OF_KEY);
        }
        if (blocks.isEmpty() || blocks.getLast().length - written < LENGTH + key.length) {
            blocks.add(new byte[nextBlock(LENGTH + key.length)]);
            written = 0;
        }
        byte[] block = blocks.getLast();
        int place = (blocks.size() - 1) << PLACE_BITS | written;
        block[written] = (byte) (key.length >> Byte.SIZE);
        block[written + 1] = (byte) key.length;
        System.arraycopy(key, 0, block, written + LENGTH, key.length);
        written += LENGTH + key.length;
        return place;
    }

    /** The first ones are small, for many queues are. */
    private int nextBlock(int least) {
        int doubled = blocks.isEmpty() ? FIRST_BLOCK : 2 * blocks.getLast().length;
        return Math.clamp(doubled, least, MOST_OF_BLOCK);
    }

    private byte[] block(int place) {
        return blocks.get(place >>> PLACE_BITS);
    }

    private static int from(int place) {
        return (place & (MOST_OF_BLOCK - 1)) + LENGTH;
    }

    private static int to(byte[] block, int from) {
        return from + (Byte.toUnsignedInt(block[from - 2]) << Byte.SIZE | Byte.toUnsignedInt(block[from - 1]));
    }

    private int compare(int one, int other) {
        byte[] a = block(one);
        byte[] b = block(other);
        int fromA = from(one);
        int fromB = from(other);
        return Arrays.compareUnsigned(a, fromA, to(a, fromA), b, fromB, to(b, fromB));
    }

    /** Takes out the least key, or null. */
    byte[] poll() {
        if (size == 0) {
            return null;
        }
        int least = heap[0];
        int last = heap[--size];
        int i = 0;
        for (int child = 1; child < size; child = 2 * i + 1) {
            int smaller = child + 1 < size && compare(heap[child + 1], heap[child]) < 0 ? child + 1 : child;
            if (compare(last, heap[smaller]) <= 0) {
                break;
            }
            heap[i] = heap[smaller];
            i = smaller;
        }
        heap[i] = last;
        byte[] block = block(least);
        return Arrays.copyOfRange(block, from(least), to(block, from(least)));
    }

    boolean isEmpty() {
        return size == 0;
    }
}
