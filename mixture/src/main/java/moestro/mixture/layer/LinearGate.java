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

    private final Kernels kernels;
    private final Blocks blocks;
    private final Panels panels;
    private final float[] block;
    private final float[] scores;
    private final float[] logits;
    private final int[] rowNumbers;
    private float[] values = {};
    private float[] indices = {};
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
        this.block = new float[inputs * blocks.rows()];
        this.scores = new float[CHUNK * blocks.rows()];
        this.logits = new float[panels.padded()];
        this.rowNumbers = new int[blocks.rows()];
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
        int lanes = blocks.rows();
        int row = 0;
        while (row < rows) {
            int count = Math.min(lanes, rows - row);
            if (count * 2 > lanes) {
                ofBlock(x, row, count, k, shares);
                unload(row, count, k, chosen, results);
                row += count;
            } else {
                ofRow(x, row, k, chosen, results, shares);
                row++;
            }
        }
    }

    private void reserve(int k) {
        if (ownValues.length < k) {
            values = new float[k * blocks.rows()];
            indices = new float[k * blocks.rows()];
            ownValues = new float[k];
            ownIndices = new int[k];
        }
    }

    private void ofBlock(float[] x, int row, int count, int k, boolean shares) {
        for (int r = 0; r < count; r++) {
            rowNumbers[r] = row + r;
        }
        blocks.load(x, inputs(), rowNumbers, 0, count, block);
        int experts = experts();
        for (int first = 0; first < experts; first += CHUNK) {
            int end = Math.min(first + CHUNK, experts);
            blocks.linear(block, panels, first, end, scores);
            blocks.best(scores, first, end, k, values, indices);
        }
        if (shares) {
            blocks.softmax(values, k);
        }
    }

    private void unload(int row, int count, int k, int[] chosen, float[] results) {
        int lanes = blocks.rows();
        for (int j = 0; j < k; j++) {
            for (int r = 0; r < count; r++) {
                chosen[(row + r) * k + j] = (int) indices[j * lanes + r];
                results[(row + r) * k + j] = values[j * lanes + r];
            }
        }
    }

    private void ofRow(float[] x, int row, int k, int[] chosen, float[] results, boolean shares) {
        kernels.linear(x, row * inputs(), panels, logits);
        kernels.topK(logits, experts(), k, ownValues, ownIndices);
        if (shares) {
            FastExponential.softmax(ownValues, 0, k);
        }
        System.arraycopy(ownIndices, 0, chosen, row * k, k);
        System.arraycopy(ownValues, 0, results, row * k, k);
    }
}
