package moestro.bench;

import java.util.concurrent.TimeUnit;
import moestro.mixture.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The best five of a panel's scores (16, 64), and of a window's neighbours (500). */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class TopK {
    private static final int K = 5;
    /** So many lists in turn that no branch predictor learns them by heart. */
    private static final int LISTS = 1024;

    @Param
    KernelChoice kernels;

    @Param({"16", "64", "500"})
    int scores;

    private final float[] values = new float[K];
    private final int[] indices = new int[K];
    private final float[][] lists = new float[LISTS][];
    private Kernels chosen;
    private int next;

    @Setup
    public void prepare() {
        chosen = kernels.kernels();
        for (int i = 0; i < LISTS; i++) {
            lists[i] = Draws.gaussian(i, scores);
        }
    }

    /** The indices of the best of one list. */
    @Benchmark
    public int[] ofOneList() {
        next = (next + 1) % LISTS;
        chosen.topK(lists[next], scores, K, values, indices);
        return indices;
    }
}
