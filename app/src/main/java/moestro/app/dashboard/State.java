package moestro.app.dashboard;

import java.util.List;

/**
 * What the dashboard shows at one moment, without its curves. Numbers that are not known are NaN, and null in JSON.
 *
 * @param now milliseconds since 1970, by this machine's clock
 * @param since the time of the oldest record that was looked at
 * @param health whether it is alive
 * @param quality whether it is good
 * @param experts in the panel's order
 * @param models how far gate, encoder and experts are behind the lessons
 * @param balance of the load
 * @param labels when labels come, and how many do
 * @param traffic counts and rates
 * @param alarms newest first
 * @param deadLetters the last ones, newest first
 * @param example an id to look up; null if there is none
 */
record State(
        long now,
        long since,
        Health health,
        Quality quality,
        List<Expert> experts,
        List<Model> models,
        Balance balance,
        Labels labels,
        Traffic traffic,
        List<Alarm> alarms,
        List<DeadLetter> deadLetters,
        String example) {

    /**
     * Whether it is alive.
     *
     * @param status waiting, live, quiet, stalled, blind or ended
     * @param message the same in a sentence
     * @param unreadable what could not be read, and why
     */
    record Health(String status, String message, List<String> unreadable) {}

    /**
     * One voice over some lessons.
     *
     * @param lessons how many were scored
     * @param error root mean squared error in the label's unit, or mean log loss in nats
     * @param accuracy share of most probable classes that were true; null for numbers
     */
    record Score(long lessons, double error, Double accuracy) {}

    /**
     * A voice beside the mixture, both over the lessons that both answered.
     *
     * @param name whose
     * @param score of that voice
     * @param mixture of the mixture on the same lessons
     * @param clear whether they differ by more than chance
     */
    record Versus(String name, Score score, Score mixture, boolean clear) {}

    /**
     * Whether it is good.
     *
     * @param window how many lessons it looks back, at most
     * @param unscored why nothing is scored, or null
     * @param mixture over the last lessons
     * @param best the expert that comes out best against the mixture, or null while none has answered enough
     * @param uniform the mean of the experts that were routed to
     * @param naive the last label, or recent class frequencies
     */
    record Quality(int window, String unscored, Score mixture, Versus best, Versus uniform, Versus naive) {}

    /**
     * One expert.
     *
     * @param name in the panel
     * @param type of who sits in the seat; empty while nobody does
     * @param state of the seat: awake, shadow, drained, apprentice, asleep or free; null while it is not known
     * @param frozen whether it learns nothing, by command
     * @param behind whether nothing newer than a quarter of an hour was published of it, though there were lessons
     * @param share of all routes, over the last predictions
     * @param score where it answered, over the last lessons
     * @param mixture on the same lessons
     * @param clear whether both differ by more than chance
     * @param meanWeight in the predictions that rest on it, from the last report of every partition; NaN if there is none
     * @param failures how often it gave no usable answer, from the same reports
     * @param resting whether a partition could not ask it, after failures
     */
    record Expert(
            String name,
            String type,
            String state,
            boolean frozen,
            boolean behind,
            double share,
            Score score,
            Score mixture,
            boolean clear,
            double meanWeight,
            long failures,
            boolean resting) {}

    /**
     * One model's versions: offsets on the lessons topic.
     *
     * @param name of the model
     * @param published by its learner; null if none was seen
     * @param publishedLag behind the newest lesson; null with published
     * @param served in the newest prediction that rests on it; null if none was seen
     * @param servedLag behind the newest lesson; null with served
     */
    record Model(String name, Long published, LessonClock.Lag publishedLag, Long served, LessonClock.Lag servedLag) {}

    /**
     * How the load lies on the experts, over the last predictions.
     *
     * @param predictions how many
     * @param entropy of the shares over its maximum
     * @param maxViolation largest share over the mean, minus 1
     * @param expertsPerPrediction routes over predictions
     */
    record Balance(long predictions, double entropy, double maxViolation, double expertsPerPrediction) {}

    /**
     * When labels come.
     *
     * @param lessons how many delays were looked at
     * @param p5 delay within which 5 % came, milliseconds of event time
     * @param p50 the median
     * @param p95 95 %
     * @param standing of the last predictions
     */
    record Labels(int lessons, double p5, double p50, double p95, Remembered.Standing standing) {}

    /**
     * Counts since the dashboard looks, and rates over ten seconds.
     *
     * @param predictions seen
     * @param lessons seen
     * @param deadLetters seen
     * @param degraded predictions that lacked an expert's voice
     * @param eventsPerSecond appended to the events topic
     * @param predictionsPerSecond read
     * @param lessonsPerSecond read
     * @param latency50 median of the last ones, from the event's timestamp to the prediction read, milliseconds
     * @param latency95 95 % quantile of the same
     * @param timed how many these are; 0 if the events' timestamps are not the time of sending
     */
    record Traffic(
            long predictions,
            long lessons,
            long deadLetters,
            long degraded,
            double eventsPerSecond,
            double predictionsPerSecond,
            double lessonsPerSecond,
            double latency50,
            double latency95,
            int timed) {}

    /**
     * Something that the roster decided, or a drift that was noticed here.
     *
     * @param time seen, milliseconds since 1970
     * @param kind drift, collapse, wake, sleep, reset, unknown
     * @param expert it is about, or empty
     * @param text why
     */
    record Alarm(long time, String kind, String expert, String text) {}

    /**
     * A record that could not be used.
     *
     * @param time seen, milliseconds since 1970
     * @param source topic, partition and offset
     * @param reason why
     */
    record DeadLetter(long time, String source, String reason) {}
}
