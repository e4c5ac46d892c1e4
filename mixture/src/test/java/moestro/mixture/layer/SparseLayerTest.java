package moestro.mixture.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import moestro.mixture.GoldenNumbers;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The layer gives the golden numbers, and the same bits for a row however rows are batched. */
final class SparseLayerTest {
    private static final int HIDDEN = 6;
    private static final double[][] OUTPUT = {
        {.989037802858, 2.681741056646, 1.562888682905},
        {-1.734173447216, -1.425735251883, 1.254559477272},
        {-1.965434009710, -2.003478048342, 1.228651235813}
    };

    @Provide
    Arbitrary<Layers.Shape> shapes() {
        return Combinators.combine(size(1, 21), size(1, 19), size(1, 18), size(1, 40), size(1, 8), size(0, 1 << 20))
                .as((inputs, hidden, outputs, experts, k, seed) ->
                        new Layers.Shape(inputs, hidden, outputs, experts, Math.min(k, experts), seed));
    }

    private static Arbitrary<Integer> size(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    @Provide
    Arbitrary<Layers.Machine> machines() {
        return Arbitraries.of(Layers.Machine.ALL);
    }

    @Test
    void theLayerGivesTheGoldenOutputsOnEveryMachine() {
        float[] x = flat(GoldenNumbers.records());
        for (Layers.Machine machine : Layers.Machine.ALL) {
            float[] y = new float[OUTPUT.length * OUTPUT[0].length];
            assertEquals(0, golden(machine).apply(x, OUTPUT.length, y));
            assertArrayEquals(flat(OUTPUT), y, 1e-5f, machine.name());
        }
    }

    private static SparseLayer golden(Layers.Machine machine) {
        int inputs = GoldenNumbers.INPUTS;
        LinearGate gate = new LinearGate(
                inputs,
                GoldenNumbers.EXPERTS,
                flat(GoldenNumbers.gateWeights()),
                vector(3, GoldenNumbers.EXPERTS),
                machine.kernels(),
                machine.blocks());
        List<FeedForward> experts = IntStream.range(0, GoldenNumbers.EXPERTS)
                .mapToObj(e -> new FeedForward(
                        inputs,
                        flat(GoldenNumbers.matrix(10 + e, inputs, HIDDEN)),
                        vector(20 + e, HIDDEN),
                        flat(GoldenNumbers.matrix(30 + e, HIDDEN, OUTPUT[0].length)),
                        vector(40 + e, OUTPUT[0].length)))
                .toList();
        return new SparseLayer(gate, experts, 2, 2, Double.POSITIVE_INFINITY, machine.kernels(), machine.blocks());
    }

    private static float[] flat(double[][] matrix) {
        return GoldenNumbers.floats(
                Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray());
    }

    private static float[] vector(int seed, int length) {
        return GoldenNumbers.floats(GoldenNumbers.vector(seed, length));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aBatchGivesTheBitsOfScalarKernelsRowByRow(
            @ForAll("shapes") Layers.Shape shape,
            @ForAll("machines") Layers.Machine machine,
            @ForAll @IntRange(max = 70) int rows) {
        float[] x = shape.batch(rows);
        for (int i = 0; i < x.length; i += 61) {
            x[i] = i % 2 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY;
        }
        float[] batched = new float[rows * shape.outputs()];
        shape.layer(machine).apply(x, rows, batched);
        SparseLayer one = shape.layer(Layers.Machine.SCALAR);
        float[] own = new float[shape.outputs()];
        for (int row = 0; row < rows; row++) {
            one.apply(Arrays.copyOfRange(x, row * shape.inputs(), (row + 1) * shape.inputs()), 1, own);
            assertSameBits(
                    own, Arrays.copyOfRange(batched, row * shape.outputs(), (row + 1) * shape.outputs()), "row " + row);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void withACapacityEveryMachineGivesTheSameBits(
            @ForAll("shapes") Layers.Shape shape,
            @ForAll("machines") Layers.Machine machine,
            @ForAll @IntRange(max = 70) int rows,
            @ForAll @IntRange(min = 1, max = 30) int tenths) {
        int ranks = Math.min(shape.experts(), shape.k() + 2);
        float[] x = shape.batch(rows);
        float[] expected = new float[rows * shape.outputs()];
        float[] actual = new float[rows * shape.outputs()];
        int overflow = shape.layer(Layers.Machine.SCALAR, ranks, tenths / 10.).apply(x, rows, expected);
        assertEquals(overflow, shape.layer(machine, ranks, tenths / 10.).apply(x, rows, actual));
        assertSameBits(expected, actual, "outputs");
    }

    @Test
    void aLayerIsUsedAgainForBatchesOfAnySize() {
        Layers.Shape shape = new Layers.Shape(7, 9, 3, 10, 2, 1);
        SparseLayer used = shape.layer(Layers.Machine.ALL.getLast());
        for (int rows : new int[] {3, 50, 1, 0, 33}) {
            float[] expected = new float[rows * 3];
            float[] actual = new float[rows * 3];
            Arrays.fill(actual, 5);
            shape.layer(Layers.Machine.SCALAR).apply(shape.batch(rows), rows, expected);
            used.apply(shape.batch(rows), rows, actual);
            assertSameBits(expected, actual, rows + " rows");
        }
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        Layers.Shape shape = new Layers.Shape(2, 3, 4, 5, 2, 1);
        LinearGate gate = shape.gate(Layers.Machine.SCALAR);
        IllegalArgumentException few =
                assertThrows(IllegalArgumentException.class, () -> new SparseLayer(gate, List.of(), 1));
        assertTrue(few.getMessage().contains("5 experts"), few.getMessage());
        assertThrows(IllegalArgumentException.class, () -> shape.layer(Layers.Machine.SCALAR, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> shape.layer(Layers.Machine.SCALAR, 6, 1));
        assertThrows(IllegalArgumentException.class, () -> shape.layer(Layers.Machine.SCALAR, 2, 0));
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> new LinearGate(2, 2, new float[3], new float[2]));
        assertEquals("there are 3 weights of the gate, not 4", wrong.getMessage());
    }

    private static void assertSameBits(float[] expected, float[] actual, String what) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(Float.floatToIntBits(expected[i]), Float.floatToIntBits(actual[i]), what + ", number " + i);
        }
    }
}
