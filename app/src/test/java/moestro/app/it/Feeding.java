package moestro.app.it;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends events of rising numbers, each with its label, for as long as the test needs them to flow. */
final class Feeding {
    private static final long PAUSE_MILLIS = 5;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CompletableFuture<Integer> sent;

    private Feeding(Trial trial) {
        sent = CompletableFuture.supplyAsync(() -> feed(trial));
    }

    static Feeding of(Trial trial) {
        return new Feeding(trial);
    }

    private int feed(Trial trial) {
        try {
            int next = 0;
            while (!stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                trial.sendBoth(next, ++next);
            }
            return next;
        } catch (Exception e) {
            throw new AssertionError("feeding failed", e);
        }
    }

    /** Ends it, and tells how many events were sent. */
    int stop() {
        stop.countDown();
        return sent.join();
    }
}
