package moestro.bench.kernel;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import moestro.bench.Draws;
import moestro.bench.figures.Figure;
import moestro.mixture.kernel.Blocks;
import moestro.mixture.kernel.Kernels;
import moestro.mixture.kernel.Panels;
import moestro.mixture.layer.Dispatch;
import moestro.mixture.layer.LinearGate;
import moestro.mixture.layer.SparseLayer;

/**
 * The kernels beside their peers. All is timed in one process and by turns, not in a fresh process each: PyTorch runs
 * in the process of its caller too, and on a machine that is shared, minutes apart are different machines.
 */
public final class KernelSuite {
    private static final int BATCH = 256;
    private static final int K = 2;
    private static final List<Sizes> GATES =
            List.of(new Sizes(16, 16, 0, K), new Sizes(64, 64, 0, K), new Sizes(1024, 128, 0, K));
    private static final Sizes LAYER = new Sizes(64, 64, 128, K);

    private final List<Figure> figures = new ArrayList<>();
    private final PrintStream progress;

    private KernelSuite(PrintStream progress) {
        this.progress = progress;
    }

    /**
     * Measures everything, in about two minutes.
     *
     * @param progress where each figure is said as soon as it is known
     * @throws IllegalStateException if PyTorch does not load here, or computes something else than we do
     */
    public static List<Figure> run(PrintStream progress) {
        KernelSuite suite = new KernelSuite(progress);
        suite.requireSimd();
        try (Torch torch = new Torch()) {
            suite.againstTorch(torch);
        }
        suite.againstTheMachine();
        suite.againstPlainLoops();
        return List.copyOf(suite.figures);
    }

    private void requireSimd() {
        String name = Kernels.get().name();
        if (name.equals(Kernels.scalar().name())) {
            throw new IllegalStateException(
                    "there are no SIMD kernels: start Java with --add-modules jdk.incubator.vector");
        }
        progress.println("kernels: " + name);
    }

    private void add(Figure figure) {
        figures.add(figure);
        progress.printf(
                Locale.ROOT,
                "%s: %.4g, peer %.4g %s, ratio %.2f%n",
                figure.name(),
                figure.ours(),
                figure.peer(),
                figure.unit(),
                figure.ratio());
    }

    private void againstTorch(Torch torch) {
        for (int rows : new int[] {BATCH, 1}) {
            for (Sizes sizes : GATES) {
                Agreement.ofGate(torch, sizes, rows);
                String what = rows == 1 ? "one record" : "batch " + rows;
                Rounds.Times times = better(
                        gate(sizes, rows),
                        new TorchGate(torch, sizes, rows, true),
                        new TorchGate(torch, sizes, rows, false));
                add(times.cost("logits+top2+softmax, " + what + ", " + sizes, rows, "ns/record"));
            }
        }
        Agreement.ofLayer(torch, LAYER, BATCH);
        SparseLayer layer = LAYER.layer();
        float[] x = LAYER.batch(BATCH);
        float[] y = new float[BATCH * LAYER.inputs()];
        Rounds.Times times = better(
                () -> layer.apply(x, BATCH, y),
                new TorchLayer(torch, LAYER, BATCH, true),
                new TorchLayer(torch, LAYER, BATCH, false));
        add(times.cost("sparse layer, D=64 H=128 N=64 k=2, batch 256", BATCH, "ns/record"));
    }

    /** Against the faster of two ways to use the same peer. */
    private static Rounds.Times better(Rounds.Work ours, Rounds.Work oneWay, Rounds.Work otherWay) {
        Rounds.Times one = Rounds.of(ours, oneWay);
        Rounds.Times other = Rounds.of(ours, otherWay);
        return one.ratio() < other.ratio() ? one : other;
    }

    private static Rounds.Work gate(Sizes sizes, int rows) {
        LinearGate gate = sizes.gate();
        float[] x = sizes.batch(rows);
        int[] chosen = new int[rows * K];
        float[] shares = new float[rows * K];
        return () -> gate.choose(x, rows, K, chosen, shares);
    }

    private void againstTheMachine() {
        Limits limits = new Limits();
        Sizes sizes = GATES.get(1);
        add(Rounds.of(logits(sizes), limits::multiplyThenAdd)
                .gain(
                        "blocked logits, share of multiply-then-add peak, " + sizes + ", batch 256",
                        2.0 * BATCH * sizes.inputs() * sizes.experts(),
                        Limits.operations(),
                        "GFLOP/s"));
        readAs("one record's weights from L1, share of bandwidth", new Sizes(64, 64, 0, K));
        readAs("one record's weights from L2, share of bandwidth", new Sizes(1024, 128, 0, K));
        readAs("one record's weights from L3, share of bandwidth", new Sizes(4096, 1024, 0, K));
        if (Float.isInfinite(limits.sink())) {
            throw new IllegalStateException("the chains of the peak have left the numbers");
        }
    }

    private static Rounds.Work logits(Sizes sizes) {
        Blocks blocks = Blocks.get();
        Panels panels = new Panels(sizes.inputs(), sizes.experts()).pack(sizes.gateWeights(), sizes.gateBias());
        int lanes = blocks.rows();
        float[] block = Draws.gaussian(3, sizes.inputs() * lanes, 1);
        float[] out = new float[panels.padded() * lanes];
        return () -> {
            for (int row = 0; row < BATCH; row += lanes) {
                blocks.linear(block, panels, 0, panels.functions(), out);
            }
        };
    }

    private void readAs(String what, Sizes sizes) {
        Kernels kernels = Kernels.get();
        Panels panels = new Panels(sizes.inputs(), sizes.experts()).pack(sizes.gateWeights(), sizes.gateBias());
        float[] x = sizes.batch(1);
        float[] out = new float[panels.padded()];
        int floats = sizes.inputs() * sizes.experts();
        Limits limits = new Limits().of(floats);
        add(Rounds.of(() -> kernels.linear(x, 0, panels, out, 0), limits::readAll)
                .gain(what + ", " + sizes, 4.0 * floats, 4.0 * floats, "GB/s"));
    }

    private void againstPlainLoops() {
        Sizes sizes = new Sizes(64, 50, 0, K);
        Kernels kernels = Kernels.get();
        Kernels scalar = Kernels.scalar();
        float[] weights = sizes.gateWeights();
        float[] byExpert = Numbers.transposed(weights, sizes.inputs(), sizes.experts());
        float[] x = sizes.batch(1);
        float[] out = new float[sizes.experts()];
        float[] peers = new float[sizes.experts()];
        Rounds.Work ours = () -> logits(kernels, x, weights, out);
        add(Rounds.of(ours, () -> PlainLoops.rows(byExpert, x, sizes.inputs(), peers))
                .cost("SIMD against scalar rows, N=64 D=50, one record", 1, "ns/record"));
        add(Rounds.of(ours, () -> logits(scalar, x, weights, peers))
                .cost("SIMD against its scalar twin, N=64 D=50, one record", 1, "ns/record"));
        dispatch();
    }

    private static void logits(Kernels kernels, float[] x, float[] weights, float[] out) {
        Arrays.fill(out, 0);
        kernels.linear(x, 0, x.length, weights, 0, out.length, out, 0);
    }

    /** Beside a sort of the choices by expert, which is what libraries offer. */
    private void dispatch() {
        int[] ranked = new int[BATCH * K];
        LAYER.gate().choose(LAYER.batch(BATCH), BATCH, K, ranked, new float[BATCH * K]);
        Dispatch dispatch = new Dispatch(LAYER.experts());
        int capacity = Dispatch.capacity(1.25, K, BATCH, LAYER.experts());
        long[] keys = new long[BATCH * K];
        add(Rounds.of(() -> dispatch.place(ranked, BATCH, K, K, capacity), () -> {
                    for (int i = 0; i < keys.length; i++) {
                        keys[i] = (long) ranked[i] << Integer.SIZE | i;
                    }
                    Arrays.sort(keys);
                })
                .cost("dispatch with capacity 1.25 against a sort, N=64 k=2, batch 256", BATCH, "ns/record"));
    }
}
