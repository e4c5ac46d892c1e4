package moestro.bench.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.core.Linear;

/** The gate as PyTorch is used: {@code linear}, {@code topk}, {@code softmax}. */
final class TorchGate implements Rounds.Work {
    private final Torch torch;
    private final NDArray weights;
    private final NDArray bias;
    private final NDArray batch;
    private final int k;
    private final boolean closesAtOnce;
    private NDManager scope;
    private NDArray x;

    /**
     * A gate over a batch.
     *
     * @param closesAtOnce whether each tensor is freed when it is no longer needed, as C++ does, or after the clock has
     *     stopped: which is faster depends on sizes
     */
    TorchGate(Torch torch, Sizes sizes, int rows, boolean closesAtOnce) {
        this.torch = torch;
        int inputs = sizes.inputs();
        int experts = sizes.experts();
        this.weights = torch.tensor(Numbers.transposed(sizes.gateWeights(), inputs, experts), experts, inputs);
        this.bias = torch.tensor(sizes.gateBias(), experts);
        this.batch = torch.tensor(sizes.batch(rows), rows, inputs);
        this.k = sizes.k();
        this.closesAtOnce = closesAtOnce;
        between();
    }

    /** Results are attached to the scope of their first operand. */
    @Override
    public void between() {
        if (scope != null) {
            scope.close();
        }
        scope = torch.scope();
        x = batch.duplicate();
        x.attach(scope);
    }

    @Override
    public void run() {
        NDList chosen = choose();
        if (closesAtOnce) {
            chosen.close();
        }
    }

    /** Shares and indices, each [rows][k]. */
    NDList choose() {
        NDArray logits = Linear.linear(x, weights, bias).singletonOrThrow();
        NDList best = logits.topK(k, -1, true, true);
        NDArray shares = best.get(0).softmax(-1);
        if (closesAtOnce) {
            logits.close();
            best.get(0).close();
        }
        return new NDList(shares, best.get(1));
    }
}
