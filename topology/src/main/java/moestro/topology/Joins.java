package moestro.topology;

import java.nio.charset.StandardCharsets;
import moestro.avro.Feedback;
import org.apache.kafka.common.header.internals.RecordHeaders;
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

    Joins(ProcessorContext<byte[], Object> context, Contracts contracts, PendingStore pending) {
        this.context = context;
        this.contracts = contracts;
        this.pending = pending;
        this.lessons = new Counter(context, "lessons");
        this.expired = new Counter(context, "expired-predictions");
        this.orphans = new Counter(context, "orphan-labels");
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
        RecordHeaders headers = new RecordHeaders();
        String reason = "no prediction waited for this label: its event never came, or the label came after the"
                + " time-to-live";
        headers.add(DeadLetters.REASON, reason.getBytes(StandardCharsets.UTF_8));
        context.forward(
                new Record<byte[], Object>(Keys.of(id), entry.content(), Math.max(0, entry.time()), headers),
                Nodes.SERVE_DEAD_LETTERS);
    }
}
