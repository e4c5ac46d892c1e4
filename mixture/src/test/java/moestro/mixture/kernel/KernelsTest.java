package moestro.mixture.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What the kernels compute. That the SIMD twin computes the same is {@link KernelTwinsTest}'s. */
final class KernelsTest {
    private final Kernels kernels = Kernels.scalar();

    @Example
    void theSimdTwinIsChosenWhereTheVectorModuleIsPresent() {
        assertTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(), "the build's tests load it");
        assertInstanceOf(VectorKernels.class, Kernels.get());
        assertTrue(Kernels.get().name().startsWith("SIMD"), Kernels.get().name());
        assertEquals("scalar", Kernels.scalar().name());
    }

    @Example
    void axpyAddsAMultipleAndTouchesNothingElse() {
        float[] y = {1, 1, 1, 1};
        kernels.axpy(2, new float[] {9, 1, 2, 9}, 1, y, 1, 2);
        assertArrayEquals(new float[] {1, 3, 5, 1}, y);
    }

    @Example
    void squaredDifferencesAreAddedColumnByColumn() {
        float[] out = {1, 0, 7};
        kernels.addSquaredDifferences(new float[] {5, 1, 4}, 2, out, 2);
        assertArrayEquals(new float[] {10, 1, 7}, out);
    }

    @Example
    void theFirstStepOfAdamIsTheRateWhateverTheGradient() {
        float[] weights = {1, 1, 1};
        float[] first = new float[3];
        float[] second = new float[3];
        // The corrections of step 1 are 1 - .9 and 1 - .999.
        kernels.adam(weights, first, second, 0, 2, new float[] {50, -.5f, 0}, 3, .01f / .1f, 1 / .001f);
        assertArrayEquals(new float[] {.99f, 1.01f, 1}, weights, 1e-6f);
        assertArrayEquals(new float[] {10, -.1f, 0}, first, 1e-5f);
        assertArrayEquals(new float[] {10, .001f, 0}, second, 1e-5f);
    }

    @Provide
    Arbitrary<Float> fewValues() {
        return Arbitraries.of(-1f, 0f, 1f, 2f, Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    }

    @Property
    void topKIsTheFirstKOfAStableSort(
            @ForAll @Size(max = 40) List<@From("fewValues") Float> list, @ForAll @IntRange(min = 1, max = 45) int k) {
        int[] found = new int[k];
        float[] values = new float[k];
        kernels.topK(floats(list), list.size(), k, values, found);

        int[] sorted = IntStream.range(0, list.size())
                .filter(i -> list.get(i) > Float.NEGATIVE_INFINITY)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -list.get(i)).thenComparing(i -> i))
                .mapToInt(i -> i)
                .toArray();
        for (int j = 0; j < k; j++) {
            assertEquals(j < sorted.length ? sorted[j] : -1, found[j], "place " + j);
            assertEquals(j < sorted.length ? list.get(sorted[j]) : Float.NEGATIVE_INFINITY, values[j], "place " + j);
        }
    }

    @Example
    void theLowestIndexWinsATie() {
        int[] found = new int[2];
        kernels.topK(new float[] {1, 3, 3, 3, 2}, 5, 2, new float[2], found);
        assertArrayEquals(new int[] {1, 2}, found);
    }

    @Property
    void softmaxSumsToOneAndKeepsTheOrder(
            @ForAll @Size(min = 1, max = 64) List<@FloatRange(min = -1e6f, max = 1e6f) Float> list) {
        float[] logits = floats(list);
        float[] shares = logits.clone();
        kernels.softmax(shares, shares.length);
        float sum = 0;
        for (int i = 0; i < shares.length; i++) {
            assertTrue(shares[i] >= 0 && shares[i] <= 1, "share " + shares[i]);
            sum += shares[i];
            for (int j = 0; j < i; j++) {
                assertTrue(logits[i] < logits[j] || shares[i] >= shares[j], "a larger logit has the larger share");
            }
        }
        assertEquals(1, sum, 1e-5f);
    }

    @Example
    void softmaxGivesNothingToMinusInfinity() {
        float[] values = {Float.NEGATIVE_INFINITY, 3, Float.NEGATIVE_INFINITY, 3};
        kernels.softmax(values, 4);
        assertArrayEquals(new float[] {0, .5f, 0, .5f}, values);
    }

    private static float[] floats(List<Float> list) {
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i);
        }
        return values;
    }
}
