package moestro.experts.smile;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Supplier;

/**
 * The one daemon thread on which every fit runs, in the order of asking.
 *
 * <p>It belongs to a fork-join pool of size one because Smile's parallel streams run in the pool of the thread that
 * starts them: so a fit takes one core and leaves the common pool, and the stream threads, alone. What a fit finds does
 * not depend on this: every tree of a forest has a seed of its own.
 */
final class FitThread {
    private static final ForkJoinPool POOL = new ForkJoinPool(1, FitThread::named, null, false);

    private FitThread() {}

    /** Runs work there; the future fails with whatever the work throws. */
    static <T> CompletableFuture<T> submit(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, POOL);
    }

    private static ForkJoinWorkerThread named(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName("moestro-fit");
        return thread;
    }
}
