package moestro.topology;

import java.util.function.IntSupplier;
import moestro.avro.Feedback;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The feedback join: a label meets its pending prediction and becomes a lesson, or has another fate, each with a
 * counter of its own. A label that comes first waits for its event. Of two labels for one id the first counts, for its
 * lesson may have been learned and models cannot unlearn; a second one with another value, like one that comes after
 * the time-to-live, goes to the dead letters.
 */
final class JoinProcessor extends ContextualProcessor<byte[], byte[], byte[], Object> {
    private final Deployment deployment;
    private final Contracts contracts;
    private final IntSupplier partitions;
    private PendingStore pending;
    private DeadLetters deadLetters;
    private Joins joins;
    private Counter labels;
    private Counter early;
    private Counter late;
    private Counter duplicates;
    private Counter corrected;

    JoinProcessor(Deployment deployment, IntSupplier partitions) {
        this.deployment = deployment;
        this.contracts = new Contracts(deployment);
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        pending = context.getStateStore(Nodes.PENDING);
        deadLetters = new DeadLetters(context, Nodes.SERVE_DEAD_LETTERS);
        joins = new Joins(context, deployment, contracts, pending, partitions);
        labels = new Counter(context, "labels");
        early = new Counter(context, "early-labels");
        late = new Counter(context, "late-labels");
        duplicates = new Counter(context, "duplicate-labels");
        corrected = new Counter(context, "corrected-labels");
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
        Origin origin = Origin.unmark(record.headers());
        meet(record, feedback);
        joins.advance(Watermark.Side.LABELS, origin, feedback.time());
    }

    private String complaint(Record<byte[], byte[]> record, Feedback feedback) {
        String complaint =
                RecordChecks.feedback(record.key(), feedback, context().currentSystemTimeMs());
        return complaint != null ? complaint : contracts.complaint(feedback);
    }

    private void meet(Record<byte[], byte[]> record, Feedback feedback) {
        PendingEntry known = pending.get(feedback.id());
        if (known == null) {
            early.add();
            joins.await(
                    feedback,
                    record.value(),
                    context().recordMetadata().orElseThrow().offset());
            return;
        }
        switch (known.state()) {
            case AWAITING -> joins.meet(record, feedback.id(), known, known.content(), feedback);
            case EARLY -> again(record, contracts.label(EarlyLabel.of(known).feedback()), feedback);
            case DONE -> again(record, known.label(), feedback);
            case EXPIRED -> {
                late.add();
                deadLetters.send(record, lateness(known, feedback));
            }
        }
    }

    private void again(Record<byte[], byte[]> record, double first, Feedback feedback) {
        double second = contracts.label(feedback);
        if (first == second) {
            duplicates.add();
            return;
        }
        corrected.add();
        deadLetters.send(
                record,
                "a label of '" + feedback.id() + "' has come before: it was " + contracts.shown(first)
                        + ", this one is " + contracts.shown(second)
                        + "; the first counts, for models that have learned it cannot unlearn it");
    }

    private String lateness(PendingEntry expired, Feedback feedback) {
        long timeToLive = deployment.timeToLive().toMillis();
        long late = feedback.time() - expired.time() - timeToLive;
        String end = "the time-to-live of " + Span.of(timeToLive) + " ";
        return late > 0
                ? "the label came " + Span.of(late) + " after " + end
                        + "ended: its prediction waits no longer; if labels"
                        + " come this late, lengthen 'time-to-live'"
                : "the label came after " + end + "ended, though its own time is " + Span.of(-late)
                        + " before that: other records had moved the clock on; lengthen 'time-to-live', or send labels"
                        + " in the order of their times";
    }
}
