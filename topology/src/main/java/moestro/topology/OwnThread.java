package moestro.topology;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import moestro.mixture.Answer;
import moestro.mixture.Thrown;

/**
 * A thread that asks one expert, so that whoever wants the answer need not wait for ever. What is handed over is seen
 * by the other thread, by the promises of executors and futures.
 */
final class OwnThread implements AutoCloseable {
    private final ExecutorService thread;
    private FutureTask<Answer> latest;

    /** A daemon, which starts with the first question. */
    OwnThread(String name) {
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Whether it has not come back from an earlier question. */
    boolean isBusy() {
        return latest != null && !latest.isDone();
    }

    /**
     * Asks, and waits.
     *
     * @return the answer; null if it did not come in time, and then it is nobody's
     */
    Answer ask(Supplier<Answer> question, long nanos) {
        latest = new FutureTask<>(question::get);
        try {
            thread.execute(latest);
            return latest.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            return Answer.failed("threw " + Thrown.text(e.getCause()));
        } catch (OutOfMemoryError e) {
            latest = null;
            return Answer.failed("got no thread: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failed("was not waited for: the stream thread was interrupted");
        }
    }

    /** Interrupts whatever it does. An expert that does not heed that keeps the daemon until the process ends. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
