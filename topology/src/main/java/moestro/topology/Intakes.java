package moestro.topology;

import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.mixture.Row;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/**
 * The wiring of an intake. Each source is a sub-topology of its own, tied to the others by topics alone, so that it has
 * its own number of partitions. Nodes are named to come last: adding an intake leaves the other tasks their numbers, and
 * so their state directories.
 */
final class Intakes {
    private final Deployment deployment;
    private final Contracts contracts;
    private final ToIntFunction<String> partitions;

    /**
     * Of a deployment.
     *
     * @param partitions how many a topic has; 0 for unknown
     */
    Intakes(Deployment deployment, ToIntFunction<String> partitions) {
        this.deployment = deployment;
        this.contracts = new Contracts(deployment);
        this.partitions = partitions;
    }

    void add(Topology topology, Intake intake) {
        Topics topics = deployment.topics();
        RecordChecks checks = new RecordChecks(deployment);
        IntakeProcessor.Kind<Event> events = new IntakeProcessor.Kind<>(
                Sizes.EVENT,
                Event::id,
                (record, event, now) -> checks.event(
                        Keys.of(event.id()),
                        event,
                        new Row(event.numbers(), event.categories()),
                        record.headers(),
                        now));
        IntakeProcessor.Kind<Feedback> labels =
                new IntakeProcessor.Kind<>(Sizes.FEEDBACK, Feedback::id, (record, label, now) -> {
                    String complaint = RecordChecks.feedback(Keys.of(label.id()), label, now);
                    return complaint != null ? complaint : contracts.complaint(label);
                });
        add(topology, Nodes.INTAKE_EVENTS, intake.events(), events, topics.events());
        intake.labels().ifPresent(source -> add(topology, Nodes.INTAKE_LABELS, source, labels, topics.feedback()));
    }

    private <T> void add(
            Topology topology, String name, Intake.Source<T> source, IntakeProcessor.Kind<T> kind, String to) {
        String in = name + "-in";
        IntSupplier number = () -> partitions.applyAsInt(source.topic());
        topology.addSource(in, new ByteArrayDeserializer(), new ByteArrayDeserializer(), source.topic())
                .addProcessor(name, () -> new IntakeProcessor<>(source, kind, number, name), in)
                .addSink(Nodes.intakeOut(name), to, new ByteArraySerializer(), new ByteArraySerializer(), name)
                .addSink(
                        Nodes.intakeDeadLetters(name),
                        deployment.topics().deadLetters(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        name);
        if (source.memories() > 0) {
            topology.addStateStore(Recollections.builder(Nodes.memory(name), source.memories()), name);
        }
    }
}
