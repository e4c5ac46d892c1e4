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

/** One step of Adam on the weights that lead from one input to every unit of a hidden layer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class AdamStep {
    private static final float RATE = .005f;

    @Param
    KernelChoice kernels;

    @Param({"32", "64", "1024"})
    int units;

    private Kernels chosen;
    private float[] weights;
    private float[] first;
    private float[] second;
    private float[] gradient;
    private float sign;

    @Setup
    public void prepare() {
        chosen = kernels.kernels();
        weights = Draws.gaussian(1, units);
        gradient = Draws.gaussian(2, units);
        first = new float[units];
        second = new float[units];
        sign = 1;
    }

    /** The weights after one more step, float[units]; gradients alternate, so that weights stay where they are. */
    @Benchmark
    public float[] ofOneRow() {
        sign = -sign;
        chosen.adam(weights, first, second, 0, sign, gradient, units, RATE, 1);
        return weights;
    }
}
