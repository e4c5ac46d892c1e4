package moestro.mixture.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Choices of a batch are those of its rows. */
final class LinearGateTest {

    @Provide
    Arbitrary<Layers.Machine> machines() {
        return Arbitraries.of(Layers.Machine.ALL);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aBatchIsChosenAsItsRowsAreAloneByScalarKernels(
            @ForAll("machines") Layers.Machine machine,
            @ForAll @IntRange(min = 1, max = 70) int rows,
            @ForAll @IntRange(min = 1, max = 40) int inputs,
            @ForAll @IntRange(min = 1, max = 300) int experts,
            @ForAll @IntRange(min = 1, max = 8) int k,
            @ForAll int seed) {
        Layers.Shape shape = new Layers.Shape(inputs, 1, 1, experts, k, seed);
        float[] x = shape.batch(rows);
        for (int i = 0; i < x.length; i += 97) {
            x[i] = Float.NaN;
        }
        int[] chosen = new int[rows * k];
        float[] shares = new float[rows * k];
        shape.gate(machine).choose(x, rows, k, chosen, shares);
        LinearGate alone = shape.gate(Layers.Machine.SCALAR);
        int[] own = new int[k];
        float[] ownShares = new float[k];
        for (int row = 0; row < rows; row++) {
            alone.choose(Arrays.copyOfRange(x, row * inputs, (row + 1) * inputs), 1, k, own, ownShares);
            assertArrayEquals(own, Arrays.copyOfRange(chosen, row * k, (row + 1) * k));
            assertArrayEquals(ownShares, Arrays.copyOfRange(shares, row * k, (row + 1) * k));
        }
    }

    @Test
    void sleepersAreNeverChosenAndARowOfNothingChoosesNobody() {
        float asleep = Float.NEGATIVE_INFINITY;
        for (Layers.Machine machine : Layers.Machine.ALL) {
            LinearGate gate = new LinearGate(
                    1, 3, new float[] {1, 2, 3}, new float[] {0, asleep, asleep}, machine.kernels(), machine.blocks());
            int rows = machine.blocks().rows();
            float[] x = new float[rows];
            Arrays.fill(x, 1);
            x[0] = Float.NaN;
            int[] chosen = new int[rows * 2];
            float[] shares = new float[rows * 2];
            gate.choose(x, rows, 2, chosen, shares);
            assertArrayEquals(new int[] {-1, -1, 0, -1}, Arrays.copyOf(chosen, 4), machine.name());
            assertArrayEquals(new float[] {0, 0, 1, 0}, Arrays.copyOf(shares, 4), machine.name());
        }
    }

    @Property(tries = 100)
    void sharesSumToOneAndFollowTheLogits(@ForAll int seed) {
        Layers.Shape shape = new Layers.Shape(5, 1, 1, 20, 4, seed);
        int rows = 40;
        int[] chosen = new int[rows * 4];
        float[] shares = new float[rows * 4];
        float[] logits = new float[rows * 4];
        LinearGate gate = shape.gate(Layers.Machine.ALL.getLast());
        gate.choose(shape.batch(rows), rows, 4, chosen, shares);
        gate.rank(shape.batch(rows), rows, 4, chosen, logits);
        for (int at = 0; at < rows * 4; at += 4) {
            double sum = 0;
            for (int j = 0; j < 4; j++) {
                sum += shares[at + j];
                double expected = StrictMath.exp(logits[at + j] - logits[at]);
                assertEquals(expected, shares[at + j] / shares[at], 1e-6);
                assertTrue(j == 0 || logits[at + j] <= logits[at + j - 1]);
            }
            assertEquals(1, sum, 1e-6);
        }
    }
}
