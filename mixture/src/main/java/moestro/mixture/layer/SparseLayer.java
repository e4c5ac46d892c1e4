package moestro.mixture.layer;

import java.util.Arrays;
import java.util.List;
import moestro.mixture.kernel.Blocks;
import moestro.mixture.kernel.FastExponential;
import moestro.mixture.kernel.Kernels;

/**
 * A sparse mixture of feed-forward nets (Shazeer et al. 2017): {@code z = x Wg + bg}; S, the k largest z; {@code w =
 * softmax(z_S)}; {@code y = sum over S of w_i (relu(x W1_i + b1_i) W2_i + b2_i)}, added best expert first. With a
 * capacity, a row that finds an expert full goes to the next of its ranking, and its weights are those of the experts
 * that answered.
 *
 * <p>A row gets the same bits alone and in any batch, unless a capacity makes rows compete. Scratch space grows with the
 * largest batch so far; otherwise calls allocate nothing.
 *
 * <p>Threads: one at a time.
 */
public final class SparseLayer {
    private final LinearGate gate;
    private final List<FeedForward> experts;
    private final int k;
    private final int ranks;
    private final double capacityFactor;
    private final Kernels kernels;
    private final FeedForwardPass pass;
    private final Dispatch dispatch;
    private int[] ranked = {};
    private float[] logits = {};
    private float[] shares = {};
    private float[] answers = {};
    private int[] starts = {};
    private int[] places = {};

    /**
     * A layer without a limit: every row gets its k experts.
     *
     * @param experts as many as the gate chooses from, all of the same inputs and outputs
     * @param k experts for each row
     */
    public SparseLayer(LinearGate gate, List<FeedForward> experts, int k) {
        this(gate, experts, k, k, Double.POSITIVE_INFINITY);
    }

    /**
     * A layer.
     *
     * @param ranks length of a row's ranking, at least k: beyond its k best, experts that it may be sent on to
     * @param capacityFactor an expert takes {@code ceil(capacityFactor * k * rows / experts)} rows of a batch
     */
    public SparseLayer(LinearGate gate, List<FeedForward> experts, int k, int ranks, double capacityFactor) {
        this(gate, experts, k, ranks, capacityFactor, Kernels.get(), Blocks.get());
    }

    SparseLayer(
            LinearGate gate,
            List<FeedForward> experts,
            int k,
            int ranks,
            double capacityFactor,
            Kernels kernels,
            Blocks blocks) {
        check(gate, experts, k, ranks, capacityFactor);
        this.gate = gate;
        this.experts = List.copyOf(experts);
        this.k = k;
        this.ranks = ranks;
        this.capacityFactor = capacityFactor;
        this.kernels = kernels;
        this.pass = new FeedForwardPass(experts, kernels, blocks);
        this.dispatch = new Dispatch(experts.size());
    }

    private static void check(LinearGate gate, List<FeedForward> experts, int k, int ranks, double capacityFactor) {
        if (experts.size() != gate.experts()) {
            throw new IllegalArgumentException(
                    "the gate chooses from " + gate.experts() + " experts, and there are " + experts.size());
        }
        for (FeedForward expert : experts) {
            if (expert.inputs() != gate.inputs()
                    || expert.outputs() != experts.getFirst().outputs()) {
                throw new IllegalArgumentException("an expert has " + expert.inputs() + " inputs and "
                        + expert.outputs() + " outputs; the gate has " + gate.inputs()
                        + " inputs, and the first expert "
                        + experts.getFirst().outputs() + " outputs");
            }
        }
        if (k < 1 || ranks < k || ranks > experts.size() || !(capacityFactor > 0)) {
            throw new IllegalArgumentException("k is " + k + ", ranks " + ranks + " and the capacity factor "
                    + capacityFactor + "; there must be 1 <= k <= ranks <= experts (" + experts.size()
                    + ") and a factor above 0");
        }
    }

    /**
     * Answers for every row.
     *
     * @param x float[rows][inputs]
     * @param y result, float[rows][outputs]: 0 for a row that no expert took
     * @return choices that found no place, of rows * k
     */
    public int apply(float[] x, int rows, float[] y) {
        reserve(rows);
        gate.rank(x, rows, ranks, ranked, logits);
        int overflow =
                dispatch.place(ranked, rows, ranks, k, Dispatch.capacity(capacityFactor, k, rows, experts.size()));
        share(rows);
        for (int e = 0; e < experts.size(); e++) {
            ask(e, x);
        }
        merge(rows, y);
        return overflow;
    }

    private void reserve(int rows) {
        if (ranked.length < rows * ranks) {
            ranked = new int[rows * ranks];
            logits = new float[rows * ranks];
        }
        if (places.length < rows * k) {
            shares = new float[rows * k];
            starts = new int[rows * k];
            places = new int[rows * k];
            answers = new float[rows * k * outputs()];
        }
    }

    private int outputs() {
        return experts.getFirst().outputs();
    }

    /** Weights of the experts that take a row; places without an expert come last, and have none. */
    private void share(int rows) {
        for (int row = 0; row < rows; row++) {
            for (int slot = row * k; slot < (row + 1) * k; slot++) {
                int rank = dispatch.rank(slot);
                shares[slot] = rank < 0 ? Float.NEGATIVE_INFINITY : logits[row * ranks + rank];
            }
            FastExponential.softmax(shares, row * k, k);
        }
    }

    private void ask(int expert, float[] x) {
        int first = dispatch.start(expert);
        int count = dispatch.start(expert + 1) - first;
        for (int i = 0; i < count; i++) {
            places[i] = dispatch.slot(first + i);
            starts[i] = places[i] / k * gate.inputs();
        }
        pass.run(experts.get(expert), x, starts, count, places, answers);
    }

    private void merge(int rows, float[] y) {
        int outputs = outputs();
        Arrays.fill(y, 0, rows * outputs, 0);
        for (int row = 0; row < rows; row++) {
            for (int slot = row * k; slot < (row + 1) * k; slot++) {
                if (dispatch.rank(slot) >= 0) {
                    kernels.axpy(shares[slot], answers, slot * outputs, y, row * outputs, outputs);
                }
            }
        }
    }
}
