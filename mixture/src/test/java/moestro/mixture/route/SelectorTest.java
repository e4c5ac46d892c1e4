package moestro.mixture.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom the selector asks, how often, and whether it says so truly. */
final class SelectorTest {
    private static final int RECORDS = 20_000;
    private static final long SEED = 42;
    private static final float ASLEEP = Float.NEGATIVE_INFINITY;
    private static final float[] SCORES = {.3f, 1.2f, ASLEEP, -.4f, .9f, ASLEEP, -2f, .8f};
    private static final int AWAKE = 6;
    private static final Layout LAYOUT = new Layout(0, 0, 0);
    private static final Input INPUT = new Input(LAYOUT, new float[0], new float[] {1}, new int[0]);

    private static Selector selector(int k, double exploration, double shadow) {
        return selector(k, exploration, shadow, SEED);
    }

    private static Selector selector(int k, double exploration, double shadow, long seed) {
        return new Selector(new LinearRouter(LAYOUT, SCORES.length), k, exploration, shadow, seed);
    }

    private static Selection select(Selector selector, float[] scores, int record, boolean warm) {
        return selector.select(INPUT, scores, new float[scores.length], Hash.of("record-" + record), warm);
    }

    static Stream<Arguments> everyCase() {
        return Stream.of(
                Arguments.of(3, .1, 0., true),
                Arguments.of(3, .1, .2, true),
                Arguments.of(3, 0., .2, true),
                Arguments.of(3, 1., 0., true),
                Arguments.of(1, .3, .1, true),
                Arguments.of(5, .4, .05, true),
                Arguments.of(3, .1, 0., false),
                Arguments.of(3, .1, .2, false),
                Arguments.of(1, 0., .5, false),
                Arguments.of(6, .1, .2, true),
                Arguments.of(6, .1, 0., false),
                Arguments.of(9, .1, .2, true),
                Arguments.of(9, .1, .2, false));
    }

    @ParameterizedTest(name = "k {0}, exploration {1}, shadow {2}, warm {3}")
    @MethodSource("everyCase")
    void propensitiesAreTheFrequenciesWithWhichExpertsAreAsked(int k, double exploration, double shadow, boolean warm) {
        Selector selector = selector(k, exploration, shadow);
        double[] asked = new double[SCORES.length];
        double[] stated = new double[SCORES.length];
        for (int record = 0; record < RECORDS; record++) {
            Selection selection = select(selector, SCORES, record, warm);
            for (int j = 0; j < selection.asked().length; j++) {
                int e = selection.asked()[j];
                assertTrue(asked[e] == 0 || stated[e] == selection.propensities()[j], "scores are always the same");
                stated[e] = selection.propensities()[j];
                asked[e] += 1.0 / RECORDS;
            }
        }
        for (int e = 0; e < SCORES.length; e++) {
            double p = stated[e];
            double fourDeviations = 4 * Math.sqrt(p * (1 - p) / RECORDS);
            assertEquals(p, asked[e], fourDeviations + 1e-6, "expert " + e);
        }
    }

    @ParameterizedTest(name = "k {0}, exploration {1}, shadow {2}, warm {3}")
    @MethodSource("everyCase")
    void exactlyKDistinctExpertsAreRoutedAndNoSleeperIsAsked(int k, double exploration, double shadow, boolean warm) {
        Selector selector = selector(k, exploration, shadow);
        for (int record = 0; record < 2_000; record++) {
            Selection selection = select(selector, SCORES, record, warm);
            int[] asked = selection.asked();
            assertEquals(Math.min(k, AWAKE), selection.routed());
            assertTrue(asked.length == selection.routed() || asked.length == AWAKE);
            assertEquals(asked.length, Arrays.stream(asked).distinct().count(), () -> Arrays.toString(asked));
            assertEquals(asked.length, selection.scores().length);
            assertEquals(asked.length, selection.propensities().length);
            for (int j = 0; j < asked.length; j++) {
                assertTrue(SCORES[asked[j]] > ASLEEP, "expert " + asked[j] + " sleeps");
                assertEquals(SCORES[asked[j]], selection.scores()[j]);
            }
        }
    }

    @Test
    void theBestAreRoutedBestFirst() {
        Selector selector = selector(3, 0, 0);
        assertArrayEquals(new int[] {1, 4, 7}, select(selector, SCORES, 1, true).asked());
        assertEquals(-1, select(selector, SCORES, 1, true).explored());
    }

    @Test
    void explorationHappensAtItsRateAndOnlyInTheLastPlace() {
        Selector selector = selector(3, .1, 0);
        int explored = 0;
        int[] drawn = new int[SCORES.length];
        for (int record = 0; record < RECORDS; record++) {
            Selection selection = select(selector, SCORES, record, true);
            assertArrayEquals(new int[] {1, 4}, Arrays.copyOf(selection.asked(), 2));
            if (selection.explored() >= 0) {
                explored++;
                drawn[selection.explored()]++;
                assertEquals(selection.explored(), selection.asked()[2]);
            } else {
                assertEquals(7, selection.asked()[2]);
            }
        }
        assertEquals(.1, (double) explored / RECORDS, .0085);
        int total = explored;
        for (int e : new int[] {0, 3, 6, 7}) { // those awake that are not among the first two
            assertEquals(.25, (double) drawn[e] / total, .04, () -> Arrays.toString(drawn));
        }
    }

    @Test
    void noExplorationBeforeItIsWarmOrWhenEverybodyIsAsked() {
        for (int record = 0; record < 500; record++) {
            assertEquals(-1, select(selector(3, 1, 0), SCORES, record, false).explored());
            assertEquals(-1, select(selector(6, 1, 0), SCORES, record, true).explored());
        }
    }

    @Test
    void beforeItIsWarmAllTakeTurns() {
        Selector selector = selector(2, .1, 0);
        double[] first = new double[SCORES.length];
        for (int record = 0; record < RECORDS; record++) {
            first[select(selector, SCORES, record, false).asked()[0]]++;
        }
        for (int e = 0; e < SCORES.length; e++) {
            assertEquals(SCORES[e] > ASLEEP ? 1.0 / AWAKE : 0, first[e] / RECORDS, .011, "expert " + e);
        }
    }

    @Test
    void shadowScoringAsksAllThatAreAwakeAndRoutesTheSame() {
        Selector selector = selector(3, .1, 1);
        Selector plain = selector(3, .1, 0);
        for (int record = 0; record < 2_000; record++) {
            Selection selection = select(selector, SCORES, record, true);
            Selection without = select(plain, SCORES, record, true);
            int[] sorted = selection.asked().clone();
            Arrays.sort(sorted);
            assertArrayEquals(new int[] {0, 1, 3, 4, 6, 7}, sorted);
            assertEquals(3, selection.routed());
            assertArrayEquals(without.asked(), Arrays.copyOf(selection.asked(), 3));
            assertEquals(without.explored(), selection.explored());
        }
    }

    @Test
    void shadowScoringHappensAtItsRate() {
        Selector selector = selector(3, .1, .05);
        long shadowed = IntStream.range(0, RECORDS)
                .filter(record -> select(selector, SCORES, record, true).asked().length == AWAKE)
                .count();
        assertEquals(.05, (double) shadowed / RECORDS, .0062);
    }

    @Test
    void theSameRecordIsRoutedTheSameAndAnotherSeedRoutesOtherwise() {
        Selector selector = selector(3, .3, .2);
        Selector twin = selector(3, .3, .2);
        Selector stranger = selector(3, .3, .2, SEED + 1);
        int different = 0;
        for (int record = 0; record < 1_000; record++) {
            Selection selection = select(selector, SCORES, record, record % 2 == 0);
            Selection again = select(twin, SCORES.clone(), record, record % 2 == 0);
            assertArrayEquals(selection.asked(), again.asked());
            assertArrayEquals(selection.propensities(), again.propensities());
            assertEquals(selection.explored(), again.explored());
            int[] other = select(stranger, SCORES, record, record % 2 == 0).asked();
            different += Arrays.equals(selection.asked(), other) ? 0 : 1;
        }
        assertTrue(different > 300, different + " of 1000 differ");
    }

    @Test
    void nobodyIsAskedWhenAllSleep() {
        Selector selector = selector(3, .1, 1);
        for (boolean warm : new boolean[] {true, false}) {
            Selection selection = select(selector, new float[] {ASLEEP, ASLEEP}, 1, warm);
            assertEquals(0, selection.asked().length);
            assertEquals(0, selection.routed());
            assertEquals(-1, selection.explored());
        }
    }

    @Test
    void aScoreThatIsNotANumberCountsAsAsleep() {
        Selector selector = selector(2, .5, .5);
        float[] scores = {Float.NaN, 1, 2, 3};
        for (int record = 0; record < 500; record++) {
            for (int e : select(selector, scores, record, record % 2 == 0).asked()) {
                assertFalse(Float.isNaN(scores[e]));
            }
        }
    }
}
