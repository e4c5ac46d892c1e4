package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Positive;

/** Draws are a pure function of what they are for, and look like what they claim to be. */
final class HashTest {
    private static final int DRAWS = 20_000;

    @Example
    void theMixerIsSplitMix64() {
        assertEquals(0xE220A8397B1DCDAFL, Hash.mix(0L)); // the first number of the published generator seeded with 0
    }

    @Property
    void uniformNumbersLieInTheHalfOpenUnitInterval(@ForAll long hash) {
        double u = Hash.uniform(hash);
        assertTrue(u >= 0 && u < 1, () -> "uniform " + u);
    }

    @Property
    void wholeNumbersLieBelowTheirBound(@ForAll long hash, @ForAll @Positive int bound) {
        int n = Hash.below(hash, bound);
        assertTrue(n >= 0 && n < bound, () -> n + " of " + bound);
    }

    @Property
    void theOrderOfTheArgumentsMatters(@ForAll long first, @ForAll long second) {
        if (first != second) {
            assertNotEquals(Hash.mix(first, second), Hash.mix(second, first));
        }
    }

    @Example
    void textsThatDifferInOneCharacterHaveDifferentHashes() {
        assertNotEquals(Hash.of("record-1"), Hash.of("record-2"));
        assertNotEquals(Hash.of(""), Hash.of("\0"));
    }

    @Property(tries = 10)
    void wholeNumbersAreEquallyFrequent(@ForAll @IntRange(min = 2, max = 20) int bound, @ForAll int seed) {
        int[] counts = new int[bound];
        for (int i = 0; i < DRAWS; i++) {
            counts[Hash.below(Hash.mix(seed, i), bound)]++;
        }
        double expected = (double) DRAWS / bound;
        for (int count : counts) {
            assertEquals(expected, count, 6 * Math.sqrt(expected), () -> Arrays.toString(counts));
        }
    }

    @Example
    void gaussianNumbersHaveMeanZeroAndVarianceOne() {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double g = Hash.gaussian(Hash.mix(7, i));
            sum += g;
            squares += g * g;
        }
        assertEquals(0, sum / DRAWS, .03);
        assertEquals(1, squares / DRAWS, .05);
    }

    @Example
    void poissonNumbersHaveTheirMeanAsMeanAndVariance() {
        for (double mean : new double[] {.5, 2, 6}) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < DRAWS; i++) {
                int n = Hash.poisson(Hash.mix(11, i), mean);
                sum += n;
                squares += (double) n * n;
            }
            double average = sum / DRAWS;
            assertEquals(mean, average, .03 * Math.max(1, mean));
            assertEquals(mean, squares / DRAWS - average * average, .06 * Math.max(1, mean));
        }
    }
}
