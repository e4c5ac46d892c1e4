package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

final class PackedStoreTest {
    private static KeyValueStore<Bytes, byte[]> store() {
        return PackedStore.supplier("packed").get();
    }

    /** Of "Aa" and "BB": all of one length have the same hash. */
    private static Bytes colliding(int n, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((n >> i & 1) == 0 ? "Aa" : "BB");
        }
        return key(text.toString());
    }

    private static Bytes key(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Small values and large ones, over few keys and many, so that segments fill, empty and are moved. */
    @Property(tries = 30)
    void itHoldsWhatAMapHolds(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 3000) int keys, @ForAll boolean collide) {
        KeyValueStore<Bytes, byte[]> store = store();
        Map<Bytes, byte[]> map = new HashMap<>();
        for (int n = 0; n < 6000; n++) {
            int which = random.nextInt(keys);
            Bytes key = collide ? colliding(which % 64, 6) : key("id-" + which);
            if (random.nextInt(3) == 0) {
                assertArrayEquals(map.remove(key), store.delete(key));
            } else {
                byte[] value = new byte[size(random)];
                random.nextBytes(value);
                store.put(key, value);
                map.put(key, value);
            }
            assertEquals(map.size(), store.approximateNumEntries());
        }
        assertHolds(map, store);
    }

    private static int size(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> random.nextInt(300_000);
            case 1 -> 0;
            default -> random.nextInt(4000);
        };
    }

    private static void assertHolds(Map<Bytes, byte[]> map, KeyValueStore<Bytes, byte[]> store) {
        map.forEach((key, value) -> assertArrayEquals(value, store.get(key)));
        Map<Bytes, byte[]> left = new HashMap<>(map);
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> next = all.next();
                assertArrayEquals(left.remove(next.key), next.value);
            }
        }
        assertTrue(left.isEmpty(), "what the iterator left out");
    }

    @Test
    void whatIsOverwrittenAndDeletedIsGivenBack() {
        Segments segments = new Segments();
        Slots slots = new Slots(segments);
        byte[] value = new byte[10_000];
        for (int n = 0; n < 100_000; n++) {
            byte[] key = key("id-" + n % 10).get();
            long before = slots.put(key, segments.append(key, value));
            if (before != Slots.NOWHERE) {
                segments.free(before);
            }
            assertTrue(!segments.isSparse(), "a gigabyte was written over 100 kB, each segment all hole in turn");
        }
    }

    @Test
    void fewAmongManyThatWentAreMovedAndFound() {
        KeyValueStore<Bytes, byte[]> store = store();
        Map<Bytes, byte[]> kept = new HashMap<>();
        for (int n = 0; n < 60_000; n++) {
            byte[] value = ("value-" + n).repeat(100).getBytes(StandardCharsets.UTF_8);
            store.put(key("id-" + n), value);
            if (n % 100 == 0) {
                kept.put(key("id-" + n), value);
            } else {
                store.delete(key("id-" + n));
            }
        }
        assertHolds(kept, store);
    }

    @Test
    void anEmptyOneHasNothing() {
        KeyValueStore<Bytes, byte[]> store = store();
        assertNull(store.get(key("a")));
        assertNull(store.delete(key("a")));
        assertNull(store.putIfAbsent(key("a"), new byte[] {1}));
        assertArrayEquals(new byte[] {1}, store.putIfAbsent(key("a"), new byte[] {2}));
        store.close();
        assertEquals(0, store.approximateNumEntries());
    }

    @Provide
    Arbitrary<List<byte[]>> keys() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(80).list().ofMaxSize(400);
    }

    @Property
    void aQueueOfKeysGivesTheLeastFirst(@ForAll("keys") List<byte[]> keys, @ForAll Random random) {
        KeyQueue queue = new KeyQueue();
        PriorityQueue<Bytes> model = new PriorityQueue<>();
        for (byte[] key : keys) {
            queue.add(key);
            model.add(Bytes.wrap(key));
            if (random.nextInt(4) == 0) {
                assertArrayEquals(model.remove().get(), queue.poll());
            }
            assertEquals(model.isEmpty(), queue.isEmpty());
        }
        while (!model.isEmpty()) {
            assertArrayEquals(model.remove().get(), queue.poll());
        }
        assertNull(queue.poll());
    }

    @Test
    void manyLongKeysAreQueuedInManyBlocks() {
        KeyQueue queue = new KeyQueue();
        for (int n = 999; n >= 0; n--) {
            byte[] key = new byte[1025];
            key[0] = (byte) (n >> Byte.SIZE);
            key[1] = (byte) n;
            queue.add(key);
        }
        for (int n = 0; n < 1000; n++) {
            byte[] key = queue.poll();
            assertEquals(n, Byte.toUnsignedInt(key[0]) << Byte.SIZE | Byte.toUnsignedInt(key[1]));
            assertEquals(1025, key.length);
        }
        queue.add(new byte[65_534]);
        assertEquals(65_534, queue.poll().length);
        byte[] tooLong = new byte[65_535];
        Arrays.fill(tooLong, (byte) 1);
        assertThrows(IllegalArgumentException.class, () -> queue.add(tooLong));
    }
}
