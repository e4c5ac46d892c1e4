package moestro.bench;

import java.util.Arrays;
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

/** The linear router's logits: one axpy over all experts for each input. */
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

    private Kernels chosen;
    private float[] weights;
    private float[] event;
    private float[] logits;

    @Setup
    public void prepare() {
        chosen = kernels.kernels();
        weights = Draws.gaussian(1, inputs * experts);
        event = Draws.gaussian(2, inputs);
        logits = new float[experts];
    }

    /** One event's logits, float[experts]. */
    @Benchmark
    public float[] ofOneEvent() {
        Arrays.fill(logits, 0);
        for (int i = 0; i < event.length; i++) {
            chosen.axpy(event[i], weights, i * experts, logits, 0, experts);
        }
        return logits;
    }
}
