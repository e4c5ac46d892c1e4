package moestro.app.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Ids that a registry did not know a moment ago. Garbage may name any id, so they are bounded, lest each bad record
 * costs a question; and not for ever, for a registry may hear of a schema later.
 */
final class UnknownIds {
    static final int MOST = 1000;
    static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final LongSupplier clock;
    private final Map<Integer, Long> since = new LinkedHashMap<>();

    UnknownIds() {
        this(System::nanoTime);
    }

    /** By a clock that counts nanoseconds from any start. */
    UnknownIds(LongSupplier clock) {
        this.clock = clock;
    }

    synchronized void add(int id) {
        since.remove(id);
        if (since.size() >= MOST) {
            since.remove(since.keySet().iterator().next());
        }
        since.put(id, clock.getAsLong());
    }

    synchronized boolean contains(int id) {
        Long added = since.get(id);
        return added != null && clock.getAsLong() - added < KEPT_NANOS;
    }
}
