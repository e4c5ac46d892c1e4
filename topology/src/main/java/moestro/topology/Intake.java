package moestro.topology;

import java.util.Optional;
import java.util.function.Supplier;
import moestro.avro.Event;
import moestro.avro.Feedback;

/**
 * Topics of somebody else's whose records become events and labels, for {@link MixtureTopology#intake}. Their numbers of
 * partitions are of no account.
 *
 * @param events where events come from
 * @param labels where labels come from; if nothing, they come to the feedback topic as they are
 */
public record Intake(Source<Event> events, Optional<Source<Feedback>> labels) {
    /**
     * A topic.
     *
     * @param topic its name; not one of the deployment's
     * @param reader makes one for each task
     */
    public record Source<T>(String topic, Supplier<IntakeReader<T>> reader) {}
}
