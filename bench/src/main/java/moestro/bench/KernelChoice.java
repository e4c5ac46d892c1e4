package moestro.bench;

import moestro.mixture.kernel.Blocks;
import moestro.mixture.kernel.Kernels;

/** Which of the two twins runs. */
public enum KernelChoice {
    /** Plain loops, which the compiler may still turn into vector instructions by itself. */
    SCALAR,
    /** The Vector API. */
    SIMD;

    /**
     * The kernels of this choice.
     *
     * @throws IllegalStateException if SIMD was asked for and the vector module is absent
     */
    Kernels kernels() {
        Kernels scalar = Kernels.scalar();
        if (this == SCALAR) {
            return scalar;
        }
        Kernels chosen = Kernels.get();
        if (chosen.name().equals(scalar.name())) {
            throw new IllegalStateException("there are no SIMD kernels: start Java with --add-modules "
                    + "jdk.incubator.vector, or the comparison would be of scalar with scalar");
        }
        return chosen;
    }

    /** The kernels over blocks of rows of this choice. */
    Blocks blocks() {
        return this == SCALAR ? Blocks.scalar() : Blocks.get();
    }
}
