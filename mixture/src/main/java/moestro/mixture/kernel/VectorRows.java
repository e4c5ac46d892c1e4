package moestro.mixture.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Sums of weighted rows; they stay in registers while the rows pass. */
final class VectorRows {
    private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
    private static final int LANES = SPECIES.length();

    private VectorRows() {}

    /** {@link Kernels#weightedRows}. The last few sums are masked. */
    static void weighted(int[] rows, float[] factors, int count, float[] matrix, int width, float[] out) {
        int j = 0;
        for (; j + 4 * LANES <= width; j += 4 * LANES) {
            four(rows, factors, count, matrix, width, j, out);
        }
        for (; j + 2 * LANES <= width; j += 2 * LANES) {
            two(rows, factors, count, matrix, width, j, out);
        }
        for (; j < width; j += LANES) {
            last(rows, factors, count, matrix, width, j, out, SPECIES.indexInRange(j, width));
        }
    }

    /** Four at once, for an addition takes as long as four can be begun in. */
    private static void four(int[] rows, float[] factors, int count, float[] matrix, int width, int from, float[] out) {
        FloatVector first = FloatVector.zero(SPECIES);
        FloatVector second = FloatVector.zero(SPECIES);
        FloatVector third = FloatVector.zero(SPECIES);
        FloatVector fourth = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i++) {
            int at = rows[i] * width + from;
            FloatVector factor = FloatVector.broadcast(SPECIES, factors[i]);
            first = first.add(FloatVector.fromArray(SPECIES, matrix, at).mul(factor));
            second = second.add(
                    FloatVector.fromArray(SPECIES, matrix, at + LANES).mul(factor));
            third = third.add(
                    FloatVector.fromArray(SPECIES, matrix, at + 2 * LANES).mul(factor));
            fourth = fourth.add(
                    FloatVector.fromArray(SPECIES, matrix, at + 3 * LANES).mul(factor));
        }
        first.intoArray(out, from);
        second.intoArray(out, from + LANES);
        third.intoArray(out, from + 2 * LANES);
        fourth.intoArray(out, from + 3 * LANES);
    }

    private static void two(int[] rows, float[] factors, int count, float[] matrix, int width, int from, float[] out) {
        FloatVector first = FloatVector.zero(SPECIES);
        FloatVector second = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i++) {
            int at = rows[i] * width + from;
            FloatVector factor = FloatVector.broadcast(SPECIES, factors[i]);
            first = first.add(FloatVector.fromArray(SPECIES, matrix, at).mul(factor));
            second = second.add(
                    FloatVector.fromArray(SPECIES, matrix, at + LANES).mul(factor));
        }
        first.intoArray(out, from);
        second.intoArray(out, from + LANES);
    }

    private static void last(
            int[] rows,
            float[] factors,
            int count,
            float[] matrix,
            int width,
            int from,
            float[] out,
            VectorMask<Float> mask) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = 0; i < count; i++) {
            sum = sum.add(FloatVector.fromArray(SPECIES, matrix, rows[i] * width + from, mask)
                    .mul(factors[i]));
        }
        sum.intoArray(out, from, mask);
    }
}
