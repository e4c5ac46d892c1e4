package moestro.mixture.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import moestro.mixture.Hash;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Who is placed where. */
final class DispatchTest {

    @Test
    void firstChoicesArePlacedBeforeAnySecondAndOverflowGoesToTheNextOfTheRanking() {
        int[] ranked = {
            0, 1, 2,
            0, 1, 2,
            1, 0, 2
        };
        Dispatch dispatch = new Dispatch(3);
        assertEquals(0, dispatch.place(ranked, 3, 3, 2, 2));
        assertArrayEquals(new int[] {0, 2}, slots(dispatch, 0), "both first choices of expert 0");
        assertArrayEquals(new int[] {4, 1}, slots(dispatch, 1), "a first choice, then the first row's second");
        assertArrayEquals(new int[] {3, 5}, slots(dispatch, 2), "the second row found 1 full, the third 0");
        assertEquals(2, dispatch.rank(3));
    }

    @Test
    void whatFindsNoPlaceIsCounted() {
        Dispatch dispatch = new Dispatch(2);
        assertEquals(1, dispatch.place(new int[] {0, 0, 0}, 3, 1, 1, 2));
        assertEquals(-1, dispatch.rank(2));
        assertEquals(0, dispatch.place(new int[] {0, -1, -1, -1}, 2, 2, 2, 2), "nobody was wanted");
    }

    @Test
    void anEvenLoadNeedsAFactorOfOne() {
        assertEquals(8, Dispatch.capacity(1, 2, 256, 64));
        assertEquals(10, Dispatch.capacity(1.25, 2, 256, 64));
        assertEquals(1, Dispatch.capacity(.1, 1, 3, 64));
        assertEquals(256, Dispatch.capacity(Double.POSITIVE_INFINITY, 2, 256, 64));
    }

    @Property(tries = 300)
    void nothingIsLostTwiceOrBeyondCapacity(
            @ForAll @IntRange(max = 60) int rows,
            @ForAll @IntRange(min = 1, max = 12) int experts,
            @ForAll @IntRange(min = 1, max = 4) int most,
            @ForAll @IntRange(min = 1, max = 20) int capacity,
            @ForAll int seed) {
        int ranks = Math.min(experts, most + 1);
        int k = Math.min(experts, most);
        int[] ranked = rankings(rows, ranks, experts, seed);
        Dispatch dispatch = new Dispatch(experts);
        int overflow = dispatch.place(ranked, rows, ranks, k, capacity);
        Set<Integer> taken = new HashSet<>();
        Set<Integer> pairs = new HashSet<>();
        for (int e = 0; e < experts; e++) {
            int[] slots = slots(dispatch, e);
            assertTrue(slots.length <= capacity);
            for (int slot : slots) {
                assertEquals(e, ranked[slot / k * ranks + dispatch.rank(slot)], "the expert of the rank");
                assertTrue(taken.add(slot), "a place is filled once");
                assertTrue(pairs.add(slot / k * experts + e), "an expert takes a row once");
            }
        }
        int wanted = 0;
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < k; j++) {
                wanted += ranked[row * ranks + j] >= 0 ? 1 : 0;
                assertEquals(taken.contains(row * k + j), dispatch.rank(row * k + j) >= 0);
            }
        }
        assertEquals(wanted, taken.size() + overflow);
    }

    /** Rankings without repetition, some of them short. */
    private static int[] rankings(int rows, int ranks, int experts, int seed) {
        int[] ranked = new int[rows * ranks];
        for (int row = 0; row < rows; row++) {
            int first = Hash.below(Hash.mix(seed, row), experts);
            int length = ranks - (row % 5 == 0 ? Hash.below(Hash.mix(seed, row, 1), ranks + 1) : 0);
            for (int j = 0; j < ranks; j++) {
                ranked[row * ranks + j] = j < length ? (first / 2 + j) % experts : -1;
            }
        }
        return ranked;
    }

    private static int[] slots(Dispatch dispatch, int expert) {
        int[] slots = new int[dispatch.start(expert + 1) - dispatch.start(expert)];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = dispatch.slot(dispatch.start(expert) + i);
        }
        return slots;
    }
}
