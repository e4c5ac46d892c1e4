package moestro.mixture.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.function.Function;
import moestro.mixture.Hash;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;

/** Every width of the SIMD kernels gives the bits of the scalar ones: any length, any offset, any tail, any value. */
final class KernelTwinsTest {
    private static final int MOST = 70;
    private static final int MARGIN = 5;
    private static final float[] SPECIAL = {
        0f,
        -0f,
        1f,
        -1f,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE
    };

    /** Where a kernel runs in its arrays, and what they hold. */
    record Case(int n, int xFrom, int yFrom, int content) {

        /** MOST numbers and a margin on either side; {@code which} tells arrays apart. */
        float[] array(int which) {
            float[] values = new float[MOST + 2 * MARGIN];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(Hash.mix(content, which, i));
            }
            return values;
        }

        float number(int which) {
            return value(Hash.mix(content, which, -1));
        }

        /** Mostly plain numbers of all magnitudes; one in sixteen is special. */
        static float value(long hash) {
            if (Hash.below(Hash.mix(hash, 1), 16) == 0) {
                return SPECIAL[Hash.below(Hash.mix(hash, 2), SPECIAL.length)];
            }
            return (float) (Hash.gaussian(hash) * StrictMath.pow(10, Hash.below(Hash.mix(hash, 3), 13) - 6));
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, MOST).withDistribution(RandomDistribution.uniform()),
                        Arbitraries.integers().between(0, 2 * MARGIN),
                        Arbitraries.integers().between(0, 2 * MARGIN),
                        Arbitraries.integers())
                .as(Case::new);
    }

    @Provide
    Arbitrary<Widths> widths() {
        return Arbitraries.of(Widths.ALL);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void axpyGivesTheSameBits(@ForAll("cases") Case arrays, @ForAll("widths") Widths width) {
        assertTwins(width, kernels -> {
            float[] y = arrays.array(1);
            kernels.axpy(arrays.number(2), arrays.array(0), arrays.xFrom, y, arrays.yFrom, arrays.n);
            return new float[][] {y};
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void weightedRowsGiveTheSameBits(
            @ForAll("cases") Case arrays, @ForAll("widths") Widths width, @ForAll @IntRange(max = 9) int count) {
        assertTwins(width, kernels -> {
            float[] matrix = new float[3 * MOST];
            for (int i = 0; i < matrix.length; i++) {
                matrix[i] = Case.value(Hash.mix(arrays.content, 9, i));
            }
            int[] rows = new int[count];
            for (int i = 0; i < count; i++) {
                rows[i] = Hash.below(Hash.mix(arrays.content, 10, i), 3);
            }
            float[] out = arrays.array(1);
            kernels.weightedRows(rows, arrays.array(0), count, matrix, arrays.n, out);
            return new float[][] {out};
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void linearGivesTheBitsOfAxpyInputByInput(
            @ForAll("cases") Case arrays,
            @ForAll("widths") Widths width,
            @ForAll @IntRange(min = 0, max = 6) int inputs) {
        float[] weights = new float[arrays.xFrom + inputs * arrays.n];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Case.value(Hash.mix(arrays.content, 2, i));
        }
        float[] expected = arrays.array(1);
        for (int i = 0; i < inputs; i++) {
            float x = arrays.array(0)[arrays.yFrom + i];
            new ScalarKernels().axpy(x, weights, arrays.xFrom + i * arrays.n, expected, arrays.yFrom, arrays.n);
        }
        for (Kernels kernels : new Kernels[] {new ScalarKernels(), width.kernels()}) {
            float[] out = arrays.array(1);
            kernels.linear(arrays.array(0), arrays.yFrom, inputs, weights, arrays.xFrom, arrays.n, out, arrays.yFrom);
            assertSameBits(expected, out);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void packedFunctionsGiveTheSameBits(
            @ForAll("cases") Case arrays,
            @ForAll("widths") Widths width,
            @ForAll @IntRange(min = 0, max = 6) int inputs) {
        int n = Math.max(1, arrays.n);
        float[] weights = new float[inputs * n];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Case.value(Hash.mix(arrays.content, 2, i));
        }
        float[] expected = Arrays.copyOf(arrays.array(1), n);
        new ScalarKernels().linear(arrays.array(0), arrays.xFrom, inputs, weights, 0, n, expected, 0);
        Panels panels = new Panels(inputs, n).pack(weights, arrays.array(1));
        for (Kernels kernels : new Kernels[] {new ScalarKernels(), width.kernels()}) {
            float[] out = new float[panels.padded() + 3];
            kernels.linear(arrays.array(0), arrays.xFrom, panels, out, 3);
            assertSameBits(expected, Arrays.copyOfRange(out, 3, n + 3));
            int[] starts = {9, 0, arrays.xFrom, 30, 40};
            float[] four = new float[4 * panels.padded()];
            kernels.linearOfFour(arrays.array(0), starts, 1, panels, four);
            for (int r = 0; r < 4; r++) {
                kernels.linear(arrays.array(0), starts[1 + r], panels, out, 0);
                int at = r * panels.padded();
                assertSameBits(Arrays.copyOf(out, n), Arrays.copyOfRange(four, at, at + n));
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void adamGivesTheSameBits(@ForAll("cases") Case arrays, @ForAll("widths") Widths width) {
        assertTwins(width, kernels -> {
            float[] weights = arrays.array(1);
            float[] first = arrays.array(2);
            float[] second = arrays.array(3);
            for (int i = 0; i < second.length; i++) {
                second[i] = Math.abs(second[i]);
            }
            for (int step = 0; step < 3; step++) {
                kernels.adam(
                        weights,
                        first,
                        second,
                        arrays.yFrom,
                        arrays.number(4 + step),
                        arrays.array(7 + step),
                        arrays.n,
                        .005f,
                        1.5f);
            }
            return new float[][] {weights, first, second};
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void topKGivesTheSameBits(
            @ForAll("cases") Case arrays,
            @ForAll("widths") Widths width,
            @ForAll @IntRange(min = 1, max = MOST + 5) int k) {
        assertTopKTwins(arrays.array(0), arrays.n, k, width);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void topKGivesTheSameBitsAmongTies(
            @ForAll("cases") Case arrays, @ForAll("widths") Widths width, @ForAll @IntRange(min = 1, max = 12) int k) {
        float[] scores = arrays.array(0);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = SPECIAL[Hash.below(Hash.mix(arrays.content, i), SPECIAL.length)];
        }
        assertTopKTwins(scores, arrays.n, k, width);
    }

    private static void assertTopKTwins(float[] scores, int n, int k, Widths width) {
        int[] expected = new int[k];
        int[] indices = new int[k];
        float[] expectedValues = new float[k];
        float[] values = new float[k];
        new ScalarKernels().topK(scores, n, k, expectedValues, expected);
        width.kernels().topK(scores, n, k, values, indices);
        assertArrayEquals(expected, indices);
        assertSameBits(expectedValues, values);
    }

    private static void assertTwins(Widths width, Function<Kernels, float[][]> run) {
        float[][] expected = run.apply(new ScalarKernels());
        float[][] actual = run.apply(width.kernels());
        for (int i = 0; i < expected.length; i++) {
            assertSameBits(expected[i], actual[i]);
        }
    }

    /** Bits, with one NaN: which NaN a calculation gives is the processor's choice. */
    static void assertSameBits(float[] expected, float[] actual) {
        int[] left = new int[expected.length];
        int[] right = new int[actual.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = Float.floatToIntBits(expected[i]);
            right[i] = Float.floatToIntBits(actual[i]);
        }
        assertArrayEquals(left, right);
    }
}
