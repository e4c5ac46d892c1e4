package moestro.bench.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole layer as PyTorch is used by those who care: rows are gathered once in the order of their experts, each
 * expert runs on a view of them, and answers are gathered back, weighted and added. The order is found in plain Java,
 * which is faster here than the library's sort.
 */
final class TorchLayer implements Rounds.Work {
    private final Torch torch;
    private final Sizes sizes;
    private final int rows;
    private final TorchGate gate;
    private final List<NDList> experts = new ArrayList<>();
    private final NDArray batch;
    private final boolean closesAtOnce;
    private NDManager scope;
    private NDArray x;

    TorchLayer(Torch torch, Sizes sizes, int rows, boolean closesAtOnce) {
        this.torch = torch;
        this.sizes = sizes;
        this.rows = rows;
        this.closesAtOnce = closesAtOnce;
        this.gate = new TorchGate(torch, sizes, rows, closesAtOnce);
        this.batch = torch.tensor(sizes.batch(rows), rows, sizes.inputs());
        int inputs = sizes.inputs();
        int hidden = sizes.hidden();
        for (int e = 0; e < sizes.experts(); e++) {
            experts.add(new NDList(
                    torch.tensor(Numbers.transposed(sizes.first(e), inputs, hidden), hidden, inputs),
                    torch.tensor(sizes.firstBias(e), hidden),
                    torch.tensor(Numbers.transposed(sizes.second(e), hidden, inputs), inputs, hidden),
                    torch.tensor(sizes.secondBias(e), inputs)));
        }
        between();
    }

    @Override
    public void between() {
        gate.between();
        if (scope != null) {
            scope.close();
        }
        scope = torch.scope();
        x = batch.duplicate();
        x.attach(scope);
    }

    @Override
    public void run() {
        NDArray y = apply();
        if (closesAtOnce) {
            y.close();
        }
    }

    /** Answers, [rows][inputs]. */
    NDArray apply() {
        int k = sizes.k();
        NDList chosen = gate.choose();
        long[] indices = chosen.get(1).toLongArray();
        long[] rowOf = new long[indices.length];
        long[] placeOf = new long[indices.length];
        int[] starts = order(indices, k, rowOf, placeOf);
        NDArray order = scope.create(rowOf);
        NDArray places = scope.create(placeOf);
        NDArray gathered = x.get(order);
        NDList answers = new NDList();
        for (int e = 0; e < experts.size(); e++) {
            if (starts[e] < starts[e + 1]) {
                answers.add(answer(gathered, starts[e], starts[e + 1], experts.get(e)));
            }
        }
        NDArray sorted = NDArrays.concat(answers, 0);
        NDArray back = sorted.get(places);
        NDArray apart = back.reshape(rows, k, sizes.inputs());
        NDArray shares = chosen.get(0).reshape(rows, k, 1);
        NDArray weighted = apart.mul(shares);
        NDArray y = weighted.sum(new int[] {1});
        if (closesAtOnce) {
            NDList all = new NDList(order, places, gathered, sorted, back, apart, shares, weighted);
            all.close();
            answers.close();
            chosen.close();
        }
        return y;
    }

    private NDArray answer(NDArray gathered, int start, int end, NDList weights) {
        NDArray own = gathered.get(NDIndex.sliceAxis(0, start, end));
        NDArray raw = Linear.linear(own, weights.get(0), weights.get(1)).singletonOrThrow();
        NDArray hidden = Activation.relu(raw);
        NDArray answer = Linear.linear(hidden, weights.get(2), weights.get(3)).singletonOrThrow();
        if (closesAtOnce) {
            own.close();
            raw.close();
            hidden.close();
        }
        return answer;
    }

    /** A counting sort of the choices: the row of each sorted place, and the sorted place of each choice. */
    private int[] order(long[] indices, int k, long[] rowOf, long[] placeOf) {
        int[] starts = new int[experts.size() + 1];
        for (long e : indices) {
            starts[(int) e + 1]++;
        }
        for (int e = 0; e < experts.size(); e++) {
            starts[e + 1] += starts[e];
        }
        int[] next = starts.clone();
        for (int i = 0; i < indices.length; i++) {
            int place = next[(int) indices[i]]++;
            rowOf[place] = i / k;
            placeOf[i] = place;
        }
        return starts;
    }
}
