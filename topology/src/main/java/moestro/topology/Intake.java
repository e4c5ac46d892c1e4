package moestro.topology;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import moestro.avro.Event;
import moestro.avro.Feedback;

/**
 * Topics of somebody else's whose records become events and labels, for {@link MixtureTopology#intake}. Their numbers of
 * partitions are of no account.
 *
 * @param events where events come from
 * @param labels where labels come from; if nothing, they come to the feedback topic as they are
 * @param meaning what the features of events are made of; if nothing, that may change unnoticed
 */
public record Intake(Source<Event> events, Optional<Source<Feedback>> labels, Optional<Meaning> meaning) {
    /** Topics whose events' features may come to mean something else, unnoticed. */
    public Intake(Source<Event> events, Optional<Source<Feedback>> labels) {
        this(events, labels, Optional.empty());
    }

    /** The same with what features are made of, which is not to change under the same name. */
    public Intake meaning(Meaning features) {
        return new Intake(events, labels, Optional.of(features));
    }

    /**
     * A topic.
     *
     * @param topic its name; not one of the deployment's
     * @param reader makes one for each task, which may use that task's memory
     * @param memories how many keys a reader remembers at most; 0 if nothing: only then may the topic gain partitions
     */
    public record Source<T>(String topic, Function<Memory, IntakeReader<T>> reader, int memories) {
        public Source {
            if (memories < 0) {
                throw new IllegalArgumentException("a reader cannot remember " + memories + " keys");
            }
        }

        /** A topic whose reader remembers nothing. */
        public Source(String topic, Supplier<IntakeReader<T>> reader) {
            this(topic, memory -> reader.get(), 0);
        }
    }
}
