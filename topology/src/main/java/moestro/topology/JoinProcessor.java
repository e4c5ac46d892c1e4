package moestro.topology;

import moestro.avro.Feedback;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The feedback join: a label meets its pending prediction and becomes a lesson. A label that comes first waits for its
 * event; a second label for the same id is counted and ignored (the first wins); a label whose event does not come
 * within the time-to-live goes to the dead letters.
 */
final class JoinProcessor extends ContextualProcessor<byte[], byte[], byte[], Object> {
    private static final byte[] NOTHING = {};

    private final Contracts contracts;
    private PendingStore pending;
    private DeadLetters deadLetters;
    private Joins joins;
    private Counter labels;
    private Counter early;
    private Counter duplicates;

    JoinProcessor(Deployment deployment) {
        this.contracts = new Contracts(deployment);
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        pending = context.getStateStore(Nodes.PENDING);
        deadLetters = new DeadLetters(context, Nodes.SERVE_DEAD_LETTERS);
        joins = new Joins(context, contracts, pending);
        labels = new Counter(context, "labels");
        early = new Counter(context, "early-labels");
        duplicates = new Counter(context, "duplicate-labels");
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Feedback feedback = deadLetters.decoded(record, Sizes.FEEDBACK, "a label");
        if (feedback == null) {
            return;
        }
        String complaint = complaint(record, feedback);
        if (complaint != null) {
            deadLetters.send(record, complaint);
            return;
        }
        labels.add();
        meet(record, feedback);
        joins.advance(feedback.time());
    }

    private String complaint(Record<byte[], byte[]> record, Feedback feedback) {
        String key = Keys.complaint(record.key(), feedback.id());
        if (key != null) {
            return key;
        }
        String time = Times.complaint("label time", feedback.time(), context().currentSystemTimeMs());
        return time != null ? time : contracts.complaint(feedback);
    }

    private void meet(Record<byte[], byte[]> record, Feedback feedback) {
        PendingStore.Entry entry = pending.get(feedback.id());
        if (entry == null) {
            early.add();
            pending.add(feedback.id(), PendingStore.State.EARLY, feedback.time(), record.value());
        } else if (entry.state() == PendingStore.State.AWAITING) {
            joins.emit(record, entry.content(), feedback);
            pending.replace(feedback.id(), entry, PendingStore.State.DONE, NOTHING);
        } else {
            duplicates.add();
        }
    }
}
