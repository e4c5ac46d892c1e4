package moestro.topology;

import moestro.avro.Lesson;
import moestro.avro.RoutingReport;

/**
 * Is told what the tasks of this process do, so that it can be shown. What it is told may be undone: records of an
 * aborted transaction are told again. Called on several stream threads, which wait for it: it must be quick, and must not
 * throw.
 */
public interface Observer {
    /** Does nothing. */
    Observer NOBODY = new Observer() {};

    /**
     * A serving task has predicted something since the last time; told every {@link Deployment#reportEvery}.
     *
     * @param task the task's id in Kafka Streams
     * @param report what was also sent to the topic of reports
     * @param degraded how many of its predictions rest on fewer answers than were wanted
     * @param recordEntropy mean entropy of the weights within a prediction over that of equal weights of all experts, of
     *     a sample
     */
    default void routed(String task, RoutingReport report, long degraded, double recordEntropy) {}

    /**
     * How many ids a serving task keeps in its pending store, in whichever state; told every {@link
     * Deployment#reportEvery}.
     */
    default void pending(String task, long ids) {}

    /** A serving task leaves this process. */
    default void left(String task) {}

    /** A lesson was handed to the learners. */
    default void learned(Lesson lesson) {}
}
