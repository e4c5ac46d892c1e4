package moestro.topology;

import java.util.function.IntSupplier;
import moestro.avro.Feedback;
import moestro.topology.PendingEntry.State;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What the merge and the feedback join do alike: let one wait for the other, emit a lesson, let time pass. */
final class Joins {
    private final ProcessorContext<byte[], Object> context;
    private final Contracts contracts;
    private final PendingStore pending;
    private final WaitingStore waiting;
    private final Orphans orphans;
    private final Crowding crowding;
    private final Counter lessons;
    private final Counter expired;

    Joins(
            ProcessorContext<byte[], Object> context,
            Deployment deployment,
            Contracts contracts,
            PendingStore pending,
            IntSupplier partitions) {
        this.context = context;
        this.contracts = contracts;
        this.pending = pending;
        this.waiting = WaitingStore.of(context, deployment);
        this.orphans = new Orphans(context, deployment, partitions);
        this.crowding = new Crowding(context, deployment.pending());
        this.lessons = new Counter(context, "lessons");
        this.expired = new Counter(context, "expired-predictions");
    }

    /**
     * A prediction begins to wait for its label.
     *
     * @param lesson without its label, after {@link PendingEntry#HEADER} bytes of room
     */
    void await(String id, long eventTime, byte[] lesson) {
        PendingEntry entry = new PendingEntry(State.AWAITING, eventTime, lesson);
        pending.add(id, entry, entry.encodeInto(lesson), this::farewell);
    }

    /** A label begins to wait for its event. */
    void await(Feedback label, byte[] value, long offset) {
        byte[] content = new EarlyLabel(offset, value).content();
        pending.add(label.id(), new PendingEntry(State.EARLY, label.time(), content), this::farewell);
    }

    /** Event and label meet: sends the lesson that they make. */
    void meet(Record<byte[], ?> record, String id, PendingEntry known, byte[] pendingLesson, Feedback label) {
        byte[] lesson = contracts.lesson(pendingLesson, label);
        context.forward(new Record<byte[], Object>(record.key(), lesson, record.timestamp()), Nodes.LESSONS_OUT);
        lessons.add();
        pending.done(id, known, contracts.label(label));
    }

    /**
     * A record was dealt with: moves the clock of the pending, if it came from the slowest source; not beyond an event that
     * waits for remote experts, for its label may have come.
     */
    void advance(Watermark.Side side, Origin origin, long time) {
        long now = context.currentSystemTimeMs();
        long over = pending.watermark().reach(side, origin, time, now);
        pending.advance(waiting == null ? over : Math.min(over, waiting.oldest()), this::farewell);
    }

    private void farewell(String id, PendingEntry entry, boolean crowdedOut) {
        if (crowdedOut) {
            crowding.gaveWay(entry);
        } else if (entry.state() == State.AWAITING) {
            expired.add();
        }
        if (entry.state() == State.EARLY) {
            orphans.send(id, entry, crowdedOut);
        }
    }
}
