package moestro.topology;

import moestro.avro.Feedback;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What the merge and the feedback join do alike: emit a lesson, and let time pass over the pending. */
final class Joins {
    private final ProcessorContext<byte[], Object> context;
    private final Contracts contracts;
    private final PendingStore pending;
    private final Counter lessons;
    private final Counter expired;
    private final Counter orphans;
    private final DeadLetters deadLetters;

    Joins(ProcessorContext<byte[], Object> context, Contracts contracts, PendingStore pending) {
        this.context = context;
        this.contracts = contracts;
        this.pending = pending;
        this.lessons = new Counter(context, "lessons");
        this.expired = new Counter(context, "expired-predictions");
        this.orphans = new Counter(context, "orphan-labels");
        this.deadLetters = new DeadLetters(context, Nodes.SERVE_DEAD_LETTERS);
    }

    /** Sends the lesson that a pending prediction and its label make. */
    void emit(Record<byte[], ?> record, byte[] pendingLesson, Feedback label) {
        byte[] lesson = contracts.lesson(pendingLesson, label);
        context.forward(new Record<byte[], Object>(record.key(), lesson, record.timestamp()), Nodes.LESSONS_OUT);
        lessons.add();
    }

    /** Moves the clock of the pending. */
    void advance(long time) {
        pending.advance(time, (id, entry) -> {
            if (entry.state() == PendingStore.State.AWAITING) {
                expired.add();
            } else if (entry.state() == PendingStore.State.EARLY) {
                orphans.add();
                sendOrphan(id, entry);
            }
        });
    }

    private void sendOrphan(String id, PendingStore.Entry entry) {
        String reason = "no prediction waited for this label: its event never came, or the label came after the"
                + " time-to-live";
        deadLetters.send(new Record<>(Keys.of(id), entry.content(), Math.max(0, entry.time())), null, reason);
    }
}
