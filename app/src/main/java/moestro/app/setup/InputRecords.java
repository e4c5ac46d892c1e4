package moestro.app.setup;

import moestro.app.intake.Input;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.topology.Acceptance;
import moestro.topology.Deployment;
import moestro.topology.Intake;
import moestro.topology.IntakeReader;
import moestro.topology.Memory;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Events and labels that are made of records on the user's own topics. */
final class InputRecords implements RecordReader {
    private final Intake.Source<Event> from;
    private final IntakeReader<Event> events;
    private final String labelsTopic;
    private final IntakeReader<Feedback> labels;
    private final Acceptance acceptance;
    private final RecordReader own;
    private final long now;

    /** A reader at a time, in milliseconds since 1970. */
    InputRecords(Input input, Deployment deployment, long now) {
        Intake intake = input.intake(deployment.task());
        this.from = intake.events();
        this.events = from.reader().apply(Memory.passing());
        this.own = new OwnRecords(deployment, now);
        this.labelsTopic = intake.labels().map(Intake.Source::topic).orElseGet(own::labels);
        this.labels = intake.labels()
                .map(source -> source.reader().apply(Memory.passing()))
                .orElse(null);
        this.acceptance = new Acceptance(deployment);
        this.now = now;
    }

    @Override
    public String events() {
        return from.topic();
    }

    @Override
    public String labels() {
        return labelsTopic;
    }

    @Override
    public boolean joinsPartitions() {
        return false;
    }

    @Override
    public Event event(ConsumerRecord<byte[], byte[]> record) {
        return acceptance.event(events, record, now);
    }

    @Override
    public Feedback label(ConsumerRecord<byte[], byte[]> record) {
        return labels == null ? own.label(record) : acceptance.feedback(labels, record, now);
    }
}
