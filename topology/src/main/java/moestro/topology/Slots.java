package moestro.topology;

import java.util.Arrays;

/**
 * Where the record of each key is: tables of open addressing, whose slots hold 24 bits of the key's hash beside the place,
 * so that other keys are seldom looked at. Many small tables instead of one large: that one would now and then stop the
 * stream to double its size.
 *
 * <p>Deletion moves the following slots up (Knuth, The Art of Computer Programming 3, 6.4, algorithm R).
 */
final class Slots {
    /** What is returned for no place. */
    static final long NOWHERE = -1;

    private static final int TABLE_BITS = 8;
    private static final int TAG_BITS = Integer.SIZE - TABLE_BITS;
    private static final int TAGS = (1 << TAG_BITS) - 1;
    private static final int PLACE_BITS = Long.SIZE - TAG_BITS;
    private static final long PLACES = (1L << PLACE_BITS) - 1;
    private static final int SMALLEST = 8;

    private final Segments segments;
    private final Table[] tables = new Table[1 << TABLE_BITS];
    private long size;

    Slots(Segments segments) {
        this.segments = segments;
        Arrays.setAll(tables, i -> new Table());
    }

    /** Places are kept plus one: a slot of 0 is free. */
    private static final class Table {
        private long[] slots = new long[SMALLEST];
        private int size;
    }

    /** The finishing of MurmurHash3: the hash of an array alone would put similar keys side by side. */
    private static int hash(byte[] key) {
        int h = Arrays.hashCode(key);
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }

    private Table table(int hash) {
        return tables[hash >>> TAG_BITS];
    }

    private static long place(long slot) {
        return (slot & PLACES) - 1;
    }

    private static int tag(long slot) {
        return (int) (slot >>> PLACE_BITS);
    }

    /** The slot of the key, or the free one where it belongs. */
    private int slot(Table table, int tag, byte[] key) {
        int mask = table.slots.length - 1;
        int i = tag & mask;
        for (long slot = table.slots[i]; slot != 0; slot = table.slots[i]) {
            if (tag(slot) == tag && segments.has(place(slot), key)) {
                return i;
            }
            i = (i + 1) & mask;
        }
        return i;
    }

    /** The place of a key. */
    long find(byte[] key) {
        int hash = hash(key);
        Table table = table(hash);
        return place(table.slots[slot(table, hash & TAGS, key)]);
    }

    /**
     * Puts down the place of a key.
     *
     * @return the place before; its record must still be there
     */
    long put(byte[] key, long place) {
        int hash = hash(key);
        Table table = table(hash);
        int tag = hash & TAGS;
        int i = slot(table, tag, key);
        long before = place(table.slots[i]);
        table.slots[i] = (long) tag << PLACE_BITS | place + 1;
        if (before == NOWHERE) {
            size++;
            table.size++;
            grow(table);
        }
        return before;
    }

    private static void grow(Table table) {
        if (table.size <= table.slots.length - table.slots.length / 4) {
            return;
        }
        long[] before = table.slots;
        table.slots = new long[2 * before.length];
        int mask = table.slots.length - 1;
        for (long slot : before) {
            if (slot != 0) {
                int i = tag(slot) & mask;
                while (table.slots[i] != 0) {
                    i = (i + 1) & mask;
                }
                table.slots[i] = slot;
            }
        }
    }

    /**
     * Forgets a key.
     *
     * @return its place; its record must still be there
     */
    long remove(byte[] key) {
        int hash = hash(key);
        Table table = table(hash);
        int i = slot(table, hash & TAGS, key);
        long before = place(table.slots[i]);
        if (before != NOWHERE) {
            size--;
            table.size--;
            clear(table.slots, i);
        }
        return before;
    }

    /** What stands behind must still be found from its home: whatever may move up does. */
    private static void clear(long[] slots, int freed) {
        int mask = slots.length - 1;
        int hole = freed;
        for (int i = (hole + 1) & mask; slots[i] != 0; i = (i + 1) & mask) {
            int home = tag(slots[i]) & mask;
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                slots[hole] = slots[i];
                hole = i;
            }
        }
        slots[hole] = 0;
    }

    /** How many keys there are. */
    long size() {
        return size;
    }
}
