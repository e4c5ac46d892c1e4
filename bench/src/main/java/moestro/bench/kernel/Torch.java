package moestro.bench.kernel;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** PyTorch in this process, on one thread, without the network. */
final class Torch implements AutoCloseable {
    private final NDManager manager;

    /**
     * Loads the library.
     *
     * @throws IllegalStateException if there is none for this platform
     */
    Torch() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        try {
            manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException(
                    "PyTorch does not load here: " + e.getMessage() + ". It is there for linux-x86_64; for another"
                            + " platform, build with -Dpytorch.platform=osx-aarch64 or such",
                    e);
        }
    }

    NDManager scope() {
        return manager.newSubManager();
    }

    /** A tensor of this process's own scope. */
    NDArray tensor(float[] values, long... shape) {
        return manager.create(values, new Shape(shape));
    }

    @Override
    public void close() {
        manager.close();
    }
}
