package moestro.mixture.layer;

import moestro.mixture.kernel.Blocks;
import moestro.mixture.kernel.FastExponential;
import moestro.mixture.kernel.Kernels;
import moestro.mixture.kernel.Panels;

/**
 * A linear gate over rows of a batch: {@code z = x W + b}, the k largest, and their softmax. A row gets the same bits
 * alone and in any batch. Scratch space grows with the largest k so far; otherwise calls allocate nothing.
 *
 * <p>Threads: one at a time.
 */
public final class LinearGate {
    /** Experts whose scores are computed before they are compared: their scores stay in the first cache. */
    private static final int CHUNK = 64;

    /** Blocks that share the weights of a chunk while these lie in the first cache. */
    private static final int GROUP = 4;

    private final Kernels kernels;
    private final Blocks blocks;
    private final Panels panels;
    private final int least;
    private final float[][] group;
    private final float[] scores;
    private final float[] logits;
    private final int[] starts;
    private float[][] values = {};
    private float[][] indices = {};
    private float[] ownValues = {};
    private int[] ownIndices = {};

    /** A gate with the kernels of this machine; see the other constructor. */
    public LinearGate(int inputs, int experts, float[] weights, float[] bias) {
        this(inputs, experts, weights, bias, Kernels.get(), Blocks.get());
    }

    /**
     * Copies both arrays.
     *
     * @param weights float[inputs][experts], input by input
     * @param bias float[experts]; minus infinity for an expert that must not be chosen
     */
    LinearGate(int inputs, int experts, float[] weights, float[] bias, Kernels kernels, Blocks blocks) {
        Shapes.require("weights of the gate", weights, (long) inputs * experts);
        Shapes.require("biases of the gate", bias, experts);
        this.kernels = kernels;
        this.blocks = blocks;
        this.panels = new Panels(inputs, experts).pack(weights, bias);
        this.least = blocks.rows() / 2 + 1;
        this.group = new float[GROUP][inputs * blocks.rows()];
        this.scores = new float[CHUNK * blocks.rows()];
        this.logits = new float[panels.padded()];
        this.starts = new int[GROUP * blocks.rows()];
    }

    /** Inputs of a row. */
    public int inputs() {
        return panels.inputs();
    }

    /** Experts to choose from. */
    public int experts() {
        return panels.functions();
    }

    /**
     * Chooses k experts for each row.
     *
     * @param x float[rows][inputs]
     * @param chosen result, int[rows][k], best first; -1 where fewer than k have a score above minus infinity
     * @param shares result, float[rows][k]: they sum to 1, and are 0 where nobody was chosen
     */
    public void choose(float[] x, int rows, int k, int[] chosen, float[] shares) {
        run(x, rows, k, chosen, shares, true);
    }

    /** As {@link #choose}, with logits in place of shares, minus infinity where there are fewer than k. */
    public void rank(float[] x, int rows, int k, int[] chosen, float[] logits) {
        run(x, rows, k, chosen, logits, false);
    }

    private void run(float[] x, int rows, int k, int[] chosen, float[] results, boolean shares) {
        reserve(k);
        int row = 0;
        while (rows - row >= least) {
            int taken = Math.min(rows - row, GROUP * blocks.rows());
            int last = taken % blocks.rows();
            taken -= last < least ? last : 0;
            ofBlocks(x, row, taken, k, shares);
            unload(row, taken, k, chosen, results);
            row += taken;
        }
        for (; row < rows; row++) {
            ofRow(x, row, k, chosen, results, shares);
        }
    }

    private void reserve(int k) {
        if (ownValues.length < k) {
            values = new float[GROUP][k * blocks.rows()];
            indices = new float[GROUP][k * blocks.rows()];
            ownValues = new float[k];
            ownIndices = new int[k];
        }
    }

    /** Weights of a few experts serve the blocks of the whole group before the next weights are read. */
    private void ofBlocks(float[] x, int row, int count, int k, boolean shares) {
        int lanes = blocks.rows();
        int used = (count + lanes - 1) / lanes;
        for (int r = 0; r < count; r++) {
            starts[r] = (row + r) * inputs();
        }
        for (int b = 0; b < used; b++) {
            blocks.load(x, inputs(), starts, b * lanes, Math.min(lanes, count - b * lanes), group[b]);
        }
        for (int first = 0; first < experts(); first += CHUNK) {
            int end = Math.min(first + CHUNK, experts());
            for (int b = 0; b < used; b++) {
                blocks.linear(group[b], panels, first, end, scores);
                blocks.best(scores, first, end, k, values[b], indices[b]);
            }
        }
        for (int b = 0; shares && b < used; b++) {
            blocks.softmax(values[b], k);
        }
    }

    private void unload(int row, int count, int k, int[] chosen, float[] results) {
        int lanes = blocks.rows();
        for (int r = 0; r < count; r++) {
            float[] which = indices[r / lanes];
            float[] value = values[r / lanes];
            int at = r % lanes;
            for (int to = (row + r) * k; to < (row + r + 1) * k; to++) {
                chosen[to] = (int) which[at];
                results[to] = value[at];
                at += lanes;
            }
        }
    }

    private void ofRow(float[] x, int row, int k, int[] chosen, float[] results, boolean shares) {
        kernels.linear(x, row * inputs(), panels, logits, 0);
        kernels.topK(logits, experts(), k, ownValues, ownIndices);
        if (shares) {
            FastExponential.softmax(ownValues, 0, k);
        }
        System.arraycopy(ownIndices, 0, chosen, row * k, k);
        System.arraycopy(ownValues, 0, results, row * k, k);
    }
}
