package moestro.topology;

import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.mixture.Row;
import org.apache.kafka.common.header.Headers;

/** What is wrong with an event or a label by itself, and makes a dead letter of it, wherever it is met. */
final class RecordChecks {
    private final Deployment deployment;

    RecordChecks(Deployment deployment) {
        this.deployment = deployment;
    }

    /**
     * What is wrong with an event, or null.
     *
     * @param key of its record
     * @param row of its features
     * @param headers that its prediction will have
     * @param now milliseconds since 1970
     */
    String event(byte[] key, Event event, Row row, Headers headers, long now) {
        String complaint = Keys.complaint(key, event.id());
        if (complaint == null) {
            complaint = Times.complaint("event time", event.time(), now);
        }
        if (complaint == null) {
            complaint = Sizes.complaint(headers);
        }
        return complaint != null ? complaint : deployment.features().complaint(row);
    }

    /**
     * What is wrong with a label, the truth in it aside ({@link Contracts#complaint}), or null.
     *
     * @param key of its record
     * @param now milliseconds since 1970
     */
    static String feedback(byte[] key, Feedback feedback, long now) {
        String complaint = Keys.complaint(key, feedback.id());
        return complaint != null ? complaint : Times.complaint("label time", feedback.time(), now);
    }
}
