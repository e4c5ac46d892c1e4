package moestro.topology;

import java.util.function.IntSupplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Labels that waited in vain for their event: to the dead letters, as they came. */
final class Orphans {
    private final DeadLetters deadLetters;
    private final Placement placement;
    private final String topic;
    private final int partition;
    private final String timeToLive;
    private final long most;
    private final Counter orphans;
    private final Counter misplaced;

    Orphans(ProcessorContext<byte[], Object> context, Deployment deployment, IntSupplier partitions) {
        this.deadLetters = new DeadLetters(context, Nodes.SERVE_DEAD_LETTERS);
        this.topic = deployment.topics().feedback();
        this.partition = context.taskId().partition();
        this.placement = new Placement(partition, partitions);
        this.timeToLive = Span.of(deployment.timeToLive().toMillis());
        this.most = deployment.pending().most();
        this.orphans = new Counter(context, "orphan-labels");
        this.misplaced = new Counter(context, "misplaced-labels");
    }

    void send(String id, PendingEntry entry, boolean crowdedOut) {
        byte[] key = Keys.of(id);
        EarlyLabel label = EarlyLabel.of(entry);
        String reason = crowdedOut
                ? "no prediction waited for this label, and it had to give way to newer ones before its event came:"
                        + " the pending store is full with " + most + " ids; raise 'most' under 'pending'"
                : "no prediction waited for this label, nor came its event within the time-to-live of " + timeToLive
                        + ": it never came, or it was forgotten before";
        orphans.add();
        String misplacement = placement.complaint(key);
        if (misplacement != null) {
            misplaced.add();
            reason += "; " + misplacement;
        }
        deadLetters.send(
                new Record<>(key, label.record(), Math.max(0, entry.time())),
                new DeadLetters.Source(topic, partition, label.offset()),
                reason);
    }
}
