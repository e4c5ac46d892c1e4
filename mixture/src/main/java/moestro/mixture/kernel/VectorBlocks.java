package moestro.mixture.kernel;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import java.util.Arrays;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** The SIMD twin: a row a lane, so that nothing ever crosses lanes. */
final class VectorBlocks implements Blocks {
    private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
    private static final int ROWS = SPECIES.length();

    /** From here on a new score is seldom among the best: a branch that is well predicted costs less than insertions. */
    private static final int SELDOM = 128;

    /** Narrow machines have no instruction that gathers. */
    private static final boolean GATHERS = ROWS >= 8;

    /** Steps from one input of a lane to the next. */
    private static final int[] EVERY_ROW =
            IntStream.range(0, ROWS).map(i -> i * ROWS).toArray();

    @Override
    public int rows() {
        return ROWS;
    }

    @Override
    public void load(float[] x, int inputs, int[] starts, int from, int count, float[] block) {
        if (GATHERS && count == ROWS) {
            for (int i = 0; i < inputs; i++) {
                FloatVector.fromArray(SPECIES, x, i, starts, from).intoArray(block, i * ROWS);
            }
            return;
        }
        ScalarBlocks.lay(x, inputs, starts, from, count, block, ROWS);
    }

    @Override
    public void unload(float[] block, int lane, int n, float[] out, int outFrom) {
        int i = 0;
        if (GATHERS) {
            for (; i < SPECIES.loopBound(n); i += ROWS) {
                FloatVector.fromArray(SPECIES, block, i * ROWS + lane, EVERY_ROW, 0)
                        .intoArray(out, outFrom + i);
            }
        }
        for (; i < n; i++) {
            out[outFrom + i] = block[i * ROWS + lane];
        }
    }

    @Override
    public void linear(float[] block, Panels w, int first, int end, float[] out) {
        for (int e = first; e < end; e += VectorTiles.FUNCTIONS) {
            VectorTiles.tile(block, w, e, out, (e - first) * ROWS);
        }
    }

    @Override
    public void best(float[] scores, int first, int end, int k, float[] values, float[] indices) {
        if (first == 0) {
            Arrays.fill(values, 0, k * ROWS, Float.NEGATIVE_INFINITY);
            Arrays.fill(indices, 0, k * ROWS, -1);
        }
        if (k == 2) {
            bestTwo(scores, first, end, values, indices);
            return;
        }
        int last = (k - 1) * ROWS;
        for (int e = first; e < end; e++) {
            FloatVector score = FloatVector.fromArray(SPECIES, scores, (e - first) * ROWS);
            VectorMask<Float> enters = score.compare(GT, FloatVector.fromArray(SPECIES, values, last));
            if (enters.anyTrue()) {
                insert(score, e, last, enters, values, indices);
            }
        }
    }

    /** Shifts what the score passes down by one place, from the last place upwards. */
    private static void insert(
            FloatVector score, int e, int last, VectorMask<Float> enters, float[] values, float[] indices) {
        FloatVector index = FloatVector.broadcast(SPECIES, e);
        VectorMask<Float> passes = enters;
        for (int at = last; at > 0; at -= ROWS) {
            FloatVector above = FloatVector.fromArray(SPECIES, values, at - ROWS);
            VectorMask<Float> passesAbove = score.compare(GT, above);
            FloatVector value = score.blend(above, passesAbove);
            FloatVector which = index.blend(FloatVector.fromArray(SPECIES, indices, at - ROWS), passesAbove);
            FloatVector.fromArray(SPECIES, values, at).blend(value, passes).intoArray(values, at);
            FloatVector.fromArray(SPECIES, indices, at).blend(which, passes).intoArray(indices, at);
            passes = passesAbove;
        }
        FloatVector.fromArray(SPECIES, values, 0).blend(score, passes).intoArray(values, 0);
        FloatVector.fromArray(SPECIES, indices, 0).blend(index, passes).intoArray(indices, 0);
    }

    /** The most frequent case, in registers. */
    private static void bestTwo(float[] scores, int first, int end, float[] values, float[] indices) {
        FloatVector best = FloatVector.fromArray(SPECIES, values, 0);
        FloatVector second = FloatVector.fromArray(SPECIES, values, ROWS);
        FloatVector bestIndex = FloatVector.fromArray(SPECIES, indices, 0);
        FloatVector secondIndex = FloatVector.fromArray(SPECIES, indices, ROWS);
        for (int e = first; e < end; e++) {
            FloatVector score = FloatVector.fromArray(SPECIES, scores, (e - first) * ROWS);
            VectorMask<Float> enters = score.compare(GT, second);
            if (e >= SELDOM && !enters.anyTrue()) {
                continue;
            }
            VectorMask<Float> leads = score.compare(GT, best);
            FloatVector index = FloatVector.broadcast(SPECIES, e);
            second = second.blend(score, enters).blend(best, leads);
            secondIndex = secondIndex.blend(index, enters).blend(bestIndex, leads);
            best = best.blend(score, leads);
            bestIndex = bestIndex.blend(index, leads);
        }
        best.intoArray(values, 0);
        second.intoArray(values, ROWS);
        bestIndex.intoArray(indices, 0);
        secondIndex.intoArray(indices, ROWS);
    }

    @Override
    public void softmax(float[] values, int k) {
        FloatVector best = FloatVector.fromArray(SPECIES, values, 0);
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int at = 0; at < k * ROWS; at += ROWS) {
            FloatVector value = FloatVector.fromArray(SPECIES, values, at);
            FloatVector share = exponential(value.sub(best))
                    .blend(1, value.compare(EQ, best))
                    .blend(0, value.compare(EQ, Float.NEGATIVE_INFINITY));
            share.intoArray(values, at);
            sum = sum.add(share);
        }
        VectorMask<Float> nobody = sum.compare(EQ, 0);
        for (int at = 0; at < k * ROWS; at += ROWS) {
            FloatVector.fromArray(SPECIES, values, at).div(sum).blend(0, nobody).intoArray(values, at);
        }
    }

    /** {@link FastExponential#of}, operation by operation. */
    private static FloatVector exponential(FloatVector x) {
        FloatVector shifted = x.mul(FastExponential.LOG2_E).add(FastExponential.ROUNDING);
        FloatVector octaves = shifted.sub(FastExponential.ROUNDING);
        FloatVector r = x.sub(octaves.mul(FastExponential.LN_2_HIGH)).sub(octaves.mul(FastExponential.LN_2_LOW));
        FloatVector sum = r.mul(FastExponential.C7).add(FastExponential.C6);
        sum = sum.mul(r).add(FastExponential.C5);
        sum = sum.mul(r).add(FastExponential.C4);
        sum = sum.mul(r).add(FastExponential.C3);
        sum = sum.mul(r).add(FastExponential.C2);
        sum = sum.mul(r.mul(r)).add(r).add(1);
        FloatVector result = sum.reinterpretAsInts()
                .add(shifted.reinterpretAsInts().lanewise(LSHL, FastExponential.EXPONENT_SHIFT))
                .reinterpretAsFloats();
        return result.blend(0, x.compare(LT, FastExponential.LEAST));
    }
}
