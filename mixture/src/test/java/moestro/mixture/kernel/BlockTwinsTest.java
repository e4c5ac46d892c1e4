package moestro.mixture.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import moestro.mixture.Hash;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Each row of a block, of any width, gets the bits that the plain kernels give it alone. */
final class BlockTwinsTest {

    @Provide
    Arbitrary<Blocks> blocks() {
        return Arbitraries.of(
                new ScalarBlocks(),
                Widths.BITS_64.blocks(),
                Widths.BITS_128.blocks(),
                Widths.BITS_256.blocks(),
                Widths.BITS_512.blocks());
    }

    private static float[] numbers(int content, int which, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = KernelTwinsTest.Case.value(Hash.mix(content, which, i));
        }
        return values;
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void rowsGoInAndOutAndMissingOnesAreZero(
            @ForAll("blocks") Blocks blocks, @ForAll int content, @ForAll @IntRange(min = 1, max = 20) int inputs) {
        int rows = blocks.rows();
        float[] x = numbers(content, 0, 40 * inputs);
        int count = 1 + Hash.below(Hash.mix(content, 1), rows);
        int[] starts = IntStream.range(0, count + 2)
                .map(i -> Hash.below(Hash.mix(content, 2, i), 40) * inputs)
                .toArray();
        float[] block = numbers(content, 3, inputs * rows);
        blocks.load(x, inputs, starts, 2, count, block);
        for (int r = 0; r < rows; r++) {
            float[] row = new float[inputs + 1];
            blocks.unload(block, r, inputs, row, 1);
            float[] expected = new float[inputs + 1];
            if (r < count) {
                System.arraycopy(x, starts[2 + r], expected, 1, inputs);
            }
            assertArrayEquals(expected, row);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void linearFunctionsGiveEachRowTheBitsOfOneRecord(
            @ForAll("blocks") Blocks blocks,
            @ForAll int content,
            @ForAll @IntRange(min = 0, max = 11) int inputs,
            @ForAll @IntRange(min = 1, max = 70) int n) {
        int rows = blocks.rows();
        float[] x = numbers(content, 0, rows * inputs);
        Panels panels = new Panels(inputs, n).pack(numbers(content, 1, inputs * n), numbers(content, 2, n));
        float[] block = new float[inputs * rows];
        blocks.load(x, inputs, IntStream.range(0, rows).map(r -> r * inputs).toArray(), 0, rows, block);
        int first = Hash.below(content, (n + 15) / 16) * 16;
        float[] results = new float[(panels.padded() - first) * rows];
        blocks.linear(block, panels, first, n, results);
        for (int r = 0; r < rows; r++) {
            float[] own = new float[panels.padded()];
            new ScalarKernels().linear(x, r * inputs, panels, own, 0);
            float[] ofBlock = new float[n - first];
            blocks.unload(results, r, n - first, ofBlock, 0);
            KernelTwinsTest.assertSameBits(Arrays.copyOfRange(own, first, n), ofBlock);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theBestOfEachRowAreThoseOfTopKAlsoAmongTies(
            @ForAll("blocks") Blocks blocks,
            @ForAll int content,
            @ForAll @IntRange(min = 1, max = 8) int k,
            @ForAll @IntRange(min = 1, max = 300) int n,
            @ForAll boolean ties) {
        int rows = blocks.rows();
        float[] scores = numbers(content, 0, rows * n);
        if (ties) {
            for (int i = 0; i < scores.length; i++) {
                scores[i] = Hash.below(Hash.mix(content, i), 4);
            }
        }
        float[] values = new float[k * rows];
        float[] indices = new float[k * rows];
        int cut = Hash.below(content, n) + 1;
        blocks.best(scores, 0, cut, k, values, indices);
        blocks.best(Arrays.copyOfRange(scores, cut * rows, n * rows), cut, n, k, values, indices);
        for (int r = 0; r < rows; r++) {
            float[] own = new float[n];
            blocks.unload(scores, r, n, own, 0);
            float[] expected = new float[k];
            int[] expectedIndices = new int[k];
            new ScalarKernels().topK(own, n, k, expected, expectedIndices);
            float[] row = new float[k];
            blocks.unload(values, r, k, row, 0);
            assertArrayEquals(expected, row);
            for (int j = 0; j < k; j++) {
                assertEquals(expectedIndices[j], indices[j * rows + r]);
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void softmaxGivesEachRowTheBitsOfOneRecord(
            @ForAll("blocks") Blocks blocks, @ForAll int content, @ForAll @IntRange(min = 1, max = 8) int k) {
        int rows = blocks.rows();
        float[] scores = numbers(content, 0, rows * 20);
        float[] values = new float[k * rows];
        blocks.best(scores, 0, 20, k, values, new float[k * rows]);
        float[] shares = values.clone();
        blocks.softmax(shares, k);
        for (int r = 0; r < rows; r++) {
            float[] own = new float[k];
            blocks.unload(values, r, k, own, 0);
            FastExponential.softmax(own, 0, k);
            float[] row = new float[k];
            blocks.unload(shares, r, k, row, 0);
            KernelTwinsTest.assertSameBits(own, row);
        }
    }

    @Test
    void infiniteScoresShareAndAnEmptyRowHasNothing() {
        float infinity = Float.POSITIVE_INFINITY;
        float[] shared = {infinity, infinity, 3, Float.NEGATIVE_INFINITY};
        FastExponential.softmax(shared, 0, 4);
        assertArrayEquals(new float[] {.5f, .5f, 0, 0}, shared);
        float[] empty = {-infinity, -infinity};
        FastExponential.softmax(empty, 0, 2);
        assertArrayEquals(new float[] {0, 0}, empty);
    }

    @Property
    void theFastExponentialIsWithinAFewMillionths(@ForAll @IntRange(min = 0, max = 8_800) int hundredths) {
        float x = -hundredths / 100f;
        double expected = x < -87 ? 0 : StrictMath.exp(x);
        assertEquals(expected, FastExponential.of(x), 3e-7 * expected);
    }
}
