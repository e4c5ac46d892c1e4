package moestro.mixture.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import moestro.mixture.Input;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What every router must keep to. */
final class RoutersTest {
    private static final Map<RouterKind, RouterBench> TAUGHT = new EnumMap<>(RouterKind.class);

    @BeforeContainer
    static void teach() {
        for (RouterKind kind : RouterKind.values()) {
            TAUGHT.put(kind, new RouterBench(kind));
            for (int n = 0; n < 4_000; n++) {
                TAUGHT.get(kind).step(n);
            }
        }
    }

    @Property(tries = 500)
    void theChosenAreAwakeDistinctAndBestFirstAndThereIsSomebodyIfAnyoneIsAwake(
            @ForAll RouterKind kind,
            @ForAll @Size(RouterBench.EXPERTS) List<@FloatRange(min = -4, max = 4) Float> given,
            @ForAll @Size(RouterBench.EXPERTS) List<Boolean> asleep,
            @ForAll @IntRange(min = 0, max = 999) int record) {
        float[] scores = new float[RouterBench.EXPERTS];
        for (int e = 0; e < scores.length; e++) {
            scores[e] = asleep.get(e) ? Float.NEGATIVE_INFINITY : given.get(e);
        }
        Input input = RouterBench.input(record);
        int[] chosen = TAUGHT.get(kind).router.choose(input, scores, RouterBench.K);
        boolean anyone = asleep.contains(false);
        assertEquals(anyone, chosen.length > 0);
        assertEquals(chosen.length, Arrays.stream(chosen).distinct().count());
        assertTrue(chosen.length <= (kind == RouterKind.DENSE ? RouterBench.EXPERTS : 2 * RouterBench.K));
        for (int j = 0; j < chosen.length; j++) {
            assertTrue(scores[chosen[j]] > Float.NEGATIVE_INFINITY, "a sleeper");
            assertTrue(j == 0 || scores[chosen[j - 1]] >= scores[chosen[j]], () -> Arrays.toString(chosen));
        }
    }

    @Property(tries = 100)
    void weightsAreSharesInTheOrderOfTheLogits(
            @ForAll RouterKind kind, @ForAll @Size(3) List<@FloatRange(min = -5, max = 5) Float> given) {
        double[] logits = given.stream().mapToDouble(z -> z).toArray();
        double[] weights = TAUGHT.get(kind).router.weights(logits);
        assertEquals(1, Arrays.stream(weights).sum(), 1e-12);
        for (int i = 0; i < 3; i++) {
            assertTrue(weights[i] >= 0);
            for (int j = 0; j < 3; j++) {
                assertTrue(logits[i] < logits[j] || weights[i] >= weights[j] - 1e-12);
            }
        }
    }

    @Property(tries = 40)
    void aRestoredRouterGoesOnBitForBit(@ForAll RouterKind kind, @ForAll @IntRange(min = 0, max = 120) int middle) {
        RouterBench bench = new RouterBench(kind);
        for (int n = 0; n < middle; n++) {
            bench.step(n);
        }
        RouterBench twin = bench.copy();
        assertEquals(bench.hash(), twin.hash());
        for (int n = middle; n < middle + 60; n++) {
            assertArrayEquals(bench.router.logits(RouterBench.input(n)), twin.router.logits(RouterBench.input(n)));
            assertEquals(bench.step(n), twin.step(n));
        }
        assertEquals(bench.hash(), twin.hash());
    }

    @Property
    void lessonsArePartOfTheState(@ForAll RouterKind kind) {
        RouterBench bench = new RouterBench(kind);
        RouterBench other = new RouterBench(kind);
        for (int n = 0; n < 10; n++) {
            bench.step(n);
            other.step(n + 1);
        }
        assertNotEquals(bench.hash(), other.hash());
    }

    @Property
    void learningReducesTheLoss(@ForAll RouterKind kind) {
        double before = new RouterBench(kind).loss(10_000, 10_500);
        double after = TAUGHT.get(kind).loss(10_000, 10_500);
        // All weights alike, or the best expert alone: 1.08 and .1.
        assertTrue(after < .75 * before, kind + ": from " + before + " to " + after);
    }

    @Example
    void thresholdsSettleTheMeanNumberAskedAtK() {
        for (RouterKind kind : List.of(RouterKind.TOP_ANY, RouterKind.RELU, RouterKind.EXPERT_CHOICE)) {
            RouterBench bench = TAUGHT.get(kind).copy();
            double asked = 0;
            int[] numbers = new int[RouterBench.EXPERTS + 1];
            for (int n = 4_000; n < 8_000; n++) {
                int chosen = bench.step(n);
                asked += chosen / 4_000.0;
                numbers[chosen]++;
            }
            assertEquals(RouterBench.K, asked, .1, kind.key());
            assertTrue(numbers[1] > 0 && numbers[3] > 0, () -> kind + " asks " + Arrays.toString(numbers));
        }
    }

    @Example
    void expertChoiceGivesEveryExpertItsShare() {
        RouterBench bench = TAUGHT.get(RouterKind.EXPERT_CHOICE).copy();
        double[] load = new double[RouterBench.EXPERTS];
        for (int n = 4_000; n < 8_000; n++) {
            Input input = RouterBench.input(n);
            for (int e : bench.router.choose(input, bench.router.logits(input), RouterBench.K)) {
                load[e]++;
            }
            bench.step(n);
        }
        for (int e = 0; e < load.length; e++) {
            assertEquals(4_000.0 * RouterBench.K / RouterBench.EXPERTS, load[e], 250, () -> Arrays.toString(load));
        }
    }

    @Example
    void namesAreThoseOfConfigurations() {
        assertEquals("noisy-top-k", RouterKind.NOISY_TOP_K.key());
        assertEquals("linear", RouterKind.LINEAR.key());
    }

    @Example
    void aRouterOfLinearLogitsForgetsAnExpertThatIsAnotherOneAndNoOther() {
        for (RouterKind kind : List.of(RouterKind.LINEAR, RouterKind.DENSE, RouterKind.NOISY_TOP_K)) {
            RouterBench bench = new RouterBench(kind);
            for (int n = 0; n < 500; n++) {
                bench.step(n);
            }
            float[] before = bench.router.logits(RouterBench.input(7));
            bench.router.renew(1);
            float[] after = bench.router.logits(RouterBench.input(7));
            assertNotEquals(0, before[1], () -> kind + " had learned nothing");
            assertEquals(0, after[1], kind::toString);
            assertEquals(before[0], after[0], kind::toString);
        }
    }
}
