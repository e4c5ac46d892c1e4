package moestro.topology;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what gives way in a full pending store, and warns of it, once a minute at most. */
final class Crowding {
    private static final Logger LOG = LoggerFactory.getLogger(Crowding.class);
    private static final long QUIET_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final ProcessorContext<?, ?> context;
    private final long most;
    private final Counter evicted;
    private long warned = Long.MIN_VALUE;
    private long since;

    Crowding(ProcessorContext<?, ?> context, PendingSettings settings) {
        this.context = context;
        this.most = settings.most();
        this.evicted = new Counter(context, "evicted-predictions");
    }

    void gaveWay(PendingEntry entry) {
        if (entry.state() == PendingEntry.State.AWAITING) {
            evicted.add();
        }
        since++;
        long now = context.currentSystemTimeMs();
        if (warned != Long.MIN_VALUE && now - warned < QUIET_MILLIS) {
            return;
        }
        LOG.atWarn()
                .addKeyValue("task", context.taskId())
                .log(
                        "task {}: the pending store is full with {} ids; {} gave way since this was last said, the oldest first."
                                + " Labels of predictions that gave way teach nothing, and a second event of an id that did is"
                                + " predicted again: raise 'most' under 'pending' (with 'store: disk' if memory is short),"
                                + " shorten 'time-to-live', or give the topics more partitions",
                        context.taskId(),
                        most,
                        since);
        warned = now;
        since = 0;
    }
}
