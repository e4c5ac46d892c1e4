package moestro.app.setup;

import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.topology.Acceptance;
import moestro.topology.Deployment;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events and labels in Moestro's own format. */
final class OwnRecords implements RecordReader {
    private final Deployment deployment;
    private final Acceptance acceptance;
    private final long now;

    /** A reader at a time, in milliseconds since 1970. */
    OwnRecords(Deployment deployment, long now) {
        this.deployment = deployment;
        this.acceptance = new Acceptance(deployment);
        this.now = now;
    }

    @Override
    public String events() {
        return deployment.topics().events();
    }

    @Override
    public String labels() {
        return deployment.topics().feedback();
    }

    @Override
    public boolean joinsPartitions() {
        return true;
    }

    @Override
    public Event event(ConsumerRecord<byte[], byte[]> record) {
        return acceptance.event(record, now);
    }

    @Override
    public Feedback label(ConsumerRecord<byte[], byte[]> record) {
        return acceptance.feedback(record, now);
    }
}
