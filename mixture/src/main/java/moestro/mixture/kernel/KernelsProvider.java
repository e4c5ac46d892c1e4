package moestro.mixture.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the implementation once, and says so. */
final class KernelsProvider {
    private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);
    private static final String MODULE = "jdk.incubator.vector";

    static final Kernels CHOSEN = choose();
    static final Blocks BLOCKS = CHOSEN instanceof ScalarKernels ? new ScalarBlocks() : new VectorBlocks();

    private KernelsProvider() {}

    private static Kernels choose() {
        // Asked before any class of the module is touched: a missing module is a NoClassDefFoundError, not a feature.
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            LOG.info(
                    "SIMD kernels are off; the same results come slower. To switch them on, start Java with --add-modules {}",
                    MODULE);
            return new ScalarKernels();
        }
        Kernels kernels = new VectorKernels();
        LOG.debug("kernels: {}", kernels.name());
        return kernels;
    }
}
