package moestro.mixture.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loop over a block: eight linear functions of all its rows at once, in eight registers, four inputs a
 * step. With fewer functions or inputs a step the processor waits for the loop; with more, registers spill to memory.
 */
final class VectorTiles {
    /** Functions of a tile: half a panel. */
    static final int FUNCTIONS = Panels.WIDTH / 2;

    private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
    private static final int ROWS = SPECIES.length();
    private static final int STEP = 4;

    private VectorTiles() {}

    /** Functions {@code e} to {@code e + 7} of every row of the block, into {@code out} from {@code to}. */
    static void tile(float[] block, Panels panels, int e, float[] out, int to) {
        int inputs = panels.inputs();
        float[] w = panels.weights();
        float[] bias = panels.bias();
        int base = panels.start(e);
        FloatVector first = FloatVector.broadcast(SPECIES, bias[e]);
        FloatVector second = FloatVector.broadcast(SPECIES, bias[e + 1]);
        FloatVector third = FloatVector.broadcast(SPECIES, bias[e + 2]);
        FloatVector fourth = FloatVector.broadcast(SPECIES, bias[e + 3]);
        FloatVector fifth = FloatVector.broadcast(SPECIES, bias[e + 4]);
        FloatVector sixth = FloatVector.broadcast(SPECIES, bias[e + 5]);
        FloatVector seventh = FloatVector.broadcast(SPECIES, bias[e + 6]);
        FloatVector eighth = FloatVector.broadcast(SPECIES, bias[e + 7]);
        int i = 0;
        for (; i + STEP <= inputs; i += STEP) {
            int at = base + i * Panels.WIDTH;
            FloatVector x0 = FloatVector.fromArray(SPECIES, block, i * ROWS);
            first = first.add(x0.mul(w[at]));
            second = second.add(x0.mul(w[at + 1]));
            third = third.add(x0.mul(w[at + 2]));
            fourth = fourth.add(x0.mul(w[at + 3]));
            fifth = fifth.add(x0.mul(w[at + 4]));
            sixth = sixth.add(x0.mul(w[at + 5]));
            seventh = seventh.add(x0.mul(w[at + 6]));
            eighth = eighth.add(x0.mul(w[at + 7]));
            FloatVector x1 = FloatVector.fromArray(SPECIES, block, i * ROWS + ROWS);
            first = first.add(x1.mul(w[at + Panels.WIDTH]));
            second = second.add(x1.mul(w[at + Panels.WIDTH + 1]));
            third = third.add(x1.mul(w[at + Panels.WIDTH + 2]));
            fourth = fourth.add(x1.mul(w[at + Panels.WIDTH + 3]));
            fifth = fifth.add(x1.mul(w[at + Panels.WIDTH + 4]));
            sixth = sixth.add(x1.mul(w[at + Panels.WIDTH + 5]));
            seventh = seventh.add(x1.mul(w[at + Panels.WIDTH + 6]));
            eighth = eighth.add(x1.mul(w[at + Panels.WIDTH + 7]));
            FloatVector x2 = FloatVector.fromArray(SPECIES, block, i * ROWS + 2 * ROWS);
            first = first.add(x2.mul(w[at + 2 * Panels.WIDTH]));
            second = second.add(x2.mul(w[at + 2 * Panels.WIDTH + 1]));
            third = third.add(x2.mul(w[at + 2 * Panels.WIDTH + 2]));
            fourth = fourth.add(x2.mul(w[at + 2 * Panels.WIDTH + 3]));
            fifth = fifth.add(x2.mul(w[at + 2 * Panels.WIDTH + 4]));
            sixth = sixth.add(x2.mul(w[at + 2 * Panels.WIDTH + 5]));
            seventh = seventh.add(x2.mul(w[at + 2 * Panels.WIDTH + 6]));
            eighth = eighth.add(x2.mul(w[at + 2 * Panels.WIDTH + 7]));
            FloatVector x3 = FloatVector.fromArray(SPECIES, block, i * ROWS + 3 * ROWS);
            first = first.add(x3.mul(w[at + 3 * Panels.WIDTH]));
            second = second.add(x3.mul(w[at + 3 * Panels.WIDTH + 1]));
            third = third.add(x3.mul(w[at + 3 * Panels.WIDTH + 2]));
            fourth = fourth.add(x3.mul(w[at + 3 * Panels.WIDTH + 3]));
            fifth = fifth.add(x3.mul(w[at + 3 * Panels.WIDTH + 4]));
            sixth = sixth.add(x3.mul(w[at + 3 * Panels.WIDTH + 5]));
            seventh = seventh.add(x3.mul(w[at + 3 * Panels.WIDTH + 6]));
            eighth = eighth.add(x3.mul(w[at + 3 * Panels.WIDTH + 7]));
        }
        for (; i < inputs; i++) {
            int at = base + i * Panels.WIDTH;
            FloatVector x = FloatVector.fromArray(SPECIES, block, i * ROWS);
            first = first.add(x.mul(w[at]));
            second = second.add(x.mul(w[at + 1]));
            third = third.add(x.mul(w[at + 2]));
            fourth = fourth.add(x.mul(w[at + 3]));
            fifth = fifth.add(x.mul(w[at + 4]));
            sixth = sixth.add(x.mul(w[at + 5]));
            seventh = seventh.add(x.mul(w[at + 6]));
            eighth = eighth.add(x.mul(w[at + 7]));
        }
        first.intoArray(out, to);
        second.intoArray(out, to + ROWS);
        third.intoArray(out, to + 2 * ROWS);
        fourth.intoArray(out, to + 3 * ROWS);
        fifth.intoArray(out, to + 4 * ROWS);
        sixth.intoArray(out, to + 5 * ROWS);
        seventh.intoArray(out, to + 6 * ROWS);
        eighth.intoArray(out, to + 7 * ROWS);
    }
}
