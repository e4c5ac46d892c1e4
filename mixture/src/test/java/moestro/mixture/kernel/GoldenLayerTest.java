package moestro.mixture.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.stream.Stream;
import moestro.mixture.GoldenNumbers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference layer, top-k then softmax over ReLU nets, computed by the kernels and compared with golden numbers. */
final class GoldenLayerTest {
    private static final int HIDDEN = 6;
    private static final int OUTPUTS = 3;
    private static final int ASKED = 2;

    private static final int[][] BEST_FIRST = {{1, 4}, {3, 1}, {3, 0}};
    private static final double[][] WEIGHTS = {
        {.520649405178, .479350594822}, {.514458777630, .485541222370}, {.609754643451, .390245356549}
    };
    private static final double[][] OUTPUT = {
        {.989037802858, 2.681741056646, 1.562888682905},
        {-1.734173447216, -1.425735251883, 1.254559477272},
        {-1.965434009710, -2.003478048342, 1.228651235813}
    };

    static Stream<Kernels> everyImplementation() {
        return Stream.of(
                new ScalarKernels(),
                Widths.BITS_64.kernels(),
                Widths.BITS_128.kernels(),
                Widths.BITS_256.kernels(),
                Widths.BITS_512.kernels(),
                Kernels.get());
    }

    @ParameterizedTest
    @MethodSource("everyImplementation")
    void theLayerGivesTheGoldenSetsWeightsAndOutputs(Kernels kernels) {
        for (int record = 0; record < GoldenNumbers.RECORDS; record++) {
            float[] x = GoldenNumbers.floats(GoldenNumbers.records()[record]);
            float[] logits =
                    linear(kernels, x, GoldenNumbers.gateWeights(), GoldenNumbers.vector(3, GoldenNumbers.EXPERTS));
            float[] weights = new float[ASKED];
            int[] asked = new int[ASKED];
            kernels.topK(logits, logits.length, ASKED, weights, asked);
            kernels.softmax(weights, ASKED);
            float[] output = new float[OUTPUTS];
            for (int j = 0; j < ASKED; j++) {
                kernels.axpy(weights[j], expert(kernels, asked[j], x), 0, output, 0, OUTPUTS);
            }

            assertArrayEquals(BEST_FIRST[record], asked, "set of record " + record);
            assertArrayEquals(GoldenNumbers.floats(WEIGHTS[record]), weights, 1e-5f, "weights of record " + record);
            assertArrayEquals(GoldenNumbers.floats(OUTPUT[record]), output, 1e-5f, "output of record " + record);
        }
    }

    private static float[] expert(Kernels kernels, int e, float[] x) {
        float[] hidden = linear(
                kernels,
                x,
                GoldenNumbers.matrix(10 + e, GoldenNumbers.INPUTS, HIDDEN),
                GoldenNumbers.vector(20 + e, HIDDEN));
        for (int h = 0; h < HIDDEN; h++) {
            hidden[h] = Math.max(0, hidden[h]);
        }
        return linear(
                kernels, hidden, GoldenNumbers.matrix(30 + e, HIDDEN, OUTPUTS), GoldenNumbers.vector(40 + e, OUTPUTS));
    }

    /** The matrix lies row by row in one array, as the gate and the nets keep theirs. */
    private static float[] linear(Kernels kernels, float[] x, double[][] matrix, double[] bias) {
        int n = bias.length;
        float[] flat = GoldenNumbers.floats(
                Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray());
        float[] y = GoldenNumbers.floats(bias);
        for (int i = 0; i < x.length; i++) {
            kernels.axpy(x[i], flat, i * n, y, 0, n);
        }
        return y;
    }
}
