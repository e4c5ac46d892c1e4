package moestro.topology;

import java.util.List;

/**
 * The topics of one deployment.
 *
 * @param events in: {@code Event} by id, any number of partitions
 * @param feedback in: {@code Feedback} by id, partitioned as the events are
 * @param predictions out: {@code Prediction} by id
 * @param lessons the training log, one partition, kept for ever or as long as models are to be recoverable
 * @param models the published models, compacted, one partition
 * @param reports out: routing reports
 * @param decisions out: what the roster has decided, one partition
 * @param deadLetters out: records that could not be used, as they came, with the reason in headers
 * @param control in: commands to the panel, one partition, kept for ever
 */
public record Topics(
        String events,
        String feedback,
        String predictions,
        String lessons,
        String models,
        String reports,
        String decisions,
        String deadLetters,
        String control) {

    /** All of them, in the order of the components. */
    public List<String> all() {
        return List.of(events, feedback, predictions, lessons, models, reports, decisions, deadLetters, control);
    }

    /** Names made of one prefix: {@code prefix-events} and so on. */
    public static Topics withPrefix(String prefix) {
        return new Topics(
                prefix + "-events",
                prefix + "-feedback",
                prefix + "-predictions",
                prefix + "-lessons",
                prefix + "-models",
                prefix + "-reports",
                prefix + "-decisions",
                prefix + "-dead-letters",
                prefix + "-control");
    }

    /**
     * Names made of one prefix, for an edition of learning: a later one than the first has models and decisions of its own,
     * {@code prefix-e2-models} and so on.
     */
    public static Topics withPrefix(String prefix, int edition) {
        Topics first = withPrefix(prefix);
        Topics learned = edition == 1 ? first : withPrefix(prefix + "-e" + edition);
        return new Topics(
                first.events,
                first.feedback,
                first.predictions,
                first.lessons,
                learned.models,
                first.reports,
                learned.decisions,
                first.deadLetters,
                first.control);
    }
}
