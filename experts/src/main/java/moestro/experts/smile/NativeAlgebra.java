package moestro.experts.smile;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.presets.openblas_nolapack;

/** Makes Smile's matrix products run on the bundled OpenBLAS, on one thread. */
final class NativeAlgebra {
    private NativeAlgebra() {}

    /**
     * To be called before Smile's first matrix product: Smile's own loading would prefer a system's MKL, whose sums
     * differ, and OpenBLAS takes all cores unless told otherwise.
     *
     * @throws IllegalStateException if there is no native library for this platform
     */
    static void require() {
        try {
            Loader.load(openblas.class);
            openblas_nolapack.blas_set_num_threads(1);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "OpenBLAS cannot be loaded; put org.bytedeco:openblas and org.bytedeco:javacpp with this platform's"
                            + " classifier (such as linux-x86_64) on the class path",
                    e);
        }
    }
}
