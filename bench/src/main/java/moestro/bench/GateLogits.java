package moestro.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import moestro.mixture.kernel.Blocks;
import moestro.mixture.kernel.Kernels;
import moestro.mixture.kernel.Panels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The linear router's logits, of one event and of a batch through packed weights. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class GateLogits {
    @Param
    KernelChoice kernels;

    @Param({"16", "64"})
    int experts;

    @Param({"16", "50", "64"})
    int inputs;

    private static final int BATCH = 256;

    private Kernels chosen;
    private Blocks blocks;
    private float[] weights;
    private float[] events;
    private float[] logits;
    private Panels panels;
    private int[] starts;
    private float[] block;
    private float[] ofBlock;

    @Setup
    public void prepare() {
        chosen = kernels.kernels();
        blocks = kernels.blocks();
        weights = Draws.gaussian(1, inputs * experts);
        events = Draws.gaussian(2, BATCH * inputs);
        logits = new float[experts];
        panels = new Panels(inputs, experts).pack(weights, null);
        starts = IntStream.range(0, BATCH).map(row -> row * inputs).toArray();
        block = new float[inputs * blocks.rows()];
        ofBlock = new float[panels.padded() * blocks.rows()];
    }

    /** One event's logits, float[experts]. */
    @Benchmark
    public float[] ofOneEvent() {
        Arrays.fill(logits, 0);
        chosen.linear(events, 0, inputs, weights, 0, experts, logits, 0);
        return logits;
    }

    /** Each event's of a batch, block by block. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public float[] ofABatch() {
        for (int row = 0; row < BATCH; row += blocks.rows()) {
            blocks.load(events, inputs, starts, row, blocks.rows(), block);
            blocks.linear(block, panels, 0, experts, ofBlock);
        }
        return ofBlock;
    }
}
