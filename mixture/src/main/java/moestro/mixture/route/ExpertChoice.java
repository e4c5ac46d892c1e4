package moestro.mixture.route;

import java.util.Arrays;
import java.util.stream.IntStream;
import moestro.mixture.kernel.Softmax;

/**
 * Experts choose records (Zhou et al. 2022), over a batch: the published form, which {@link ExpertChoiceRouter} brings
 * to a stream.
 */
final class ExpertChoice {
    private ExpertChoice() {}

    /** What a softmax of logits runs over. */
    enum Axis {
        /** For each record over the experts, as published. */
        EXPERTS,
        /** For each expert over the records, as in some implementations. */
        RECORDS
    }

    /**
     * Softmax of the logits.
     *
     * @param logits double[records][experts]
     */
    static double[][] shares(double[][] logits, Axis axis) {
        return axis == Axis.EXPERTS
                ? Arrays.stream(logits).map(row -> Softmax.of(row.clone())).toArray(double[][]::new)
                : transposed(shares(transposed(logits), Axis.EXPERTS));
    }

    /**
     * The records that each expert takes, best first, the lowest index of equals: int[experts][capacity].
     *
     * @param shares double[records][experts]
     * @param capacity at most the number of records
     */
    static int[][] records(double[][] shares, int capacity) {
        return Arrays.stream(transposed(shares))
                .map(own -> IntStream.range(0, own.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(own[b], own[a]))
                        .limit(capacity)
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] columns = new double[matrix[0].length][matrix.length];
        for (int r = 0; r < matrix.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                columns[c][r] = matrix[r][c];
            }
        }
        return columns;
    }
}
