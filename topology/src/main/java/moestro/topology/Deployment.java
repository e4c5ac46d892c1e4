package moestro.topology;

import java.time.Duration;
import moestro.mixture.Features;
import moestro.mixture.Panel;
import moestro.mixture.Ranges;
import moestro.mixture.Task;

/**
 * Everything serve and learn must agree on.
 *
 * @param task what is predicted
 * @param features of an event
 * @param panel experts and gate
 * @param seed of every hash; part of what a model is
 * @param topics where records come from and go to
 * @param timeToLive how long a prediction waits for its label, in event time
 * @param pending where and how many of them wait
 * @param publishAfter how long a learner keeps new lessons to itself (wall clock; it touches no weight)
 * @param publishBandwidth bytes per second that one learner may publish: a large model waits accordingly longer
 * @param reportEvery how often a serving task reports its routing (wall clock)
 * @param guarding how serving keeps experts to their time
 * @param batching how many events the gate scores together
 * @param ranges how lessons are shared out among learners
 */
public record Deployment(
        Task task,
        Features features,
        Panel panel,
        long seed,
        Topics topics,
        Duration timeToLive,
        PendingSettings pending,
        Duration publishAfter,
        long publishBandwidth,
        Duration reportEvery,
        Guarding guarding,
        Batching batching,
        Ranges ranges) {

    public Deployment {
        if (timeToLive.isNegative() || timeToLive.isZero()) {
            throw new IllegalArgumentException("time-to-live must be positive, not " + timeToLive);
        }
        Times.checkTimeToLive(timeToLive);
        Sizes.check(task, features, panel);
        if (publishAfter.toMillis() < 1) {
            throw new IllegalArgumentException("publish-after must be at least 1 ms, not " + publishAfter);
        }
        if (publishBandwidth < 1) {
            throw new IllegalArgumentException("publish-bandwidth must be at least 1 byte/s, not " + publishBandwidth);
        }
        Federated.check(ranges, features, panel);
    }

    /** One in which one learner has all lessons. */
    public Deployment(
            Task task,
            Features features,
            Panel panel,
            long seed,
            Topics topics,
            Duration timeToLive,
            PendingSettings pending,
            Duration publishAfter,
            long publishBandwidth,
            Duration reportEvery,
            Guarding guarding,
            Batching batching) {
        this(
                task,
                features,
                panel,
                seed,
                topics,
                timeToLive,
                pending,
                publishAfter,
                publishBandwidth,
                reportEvery,
                guarding,
                batching,
                Ranges.ONE);
    }

    /** The same, with another way to keep the pending. Serving instances may differ in this. */
    public Deployment with(PendingSettings other) {
        return with(other, batching, ranges);
    }

    /** The same, with other batches. Serving instances may differ in this. */
    public Deployment with(Batching other) {
        return with(pending, other, ranges);
    }

    /** The same, with lessons shared out otherwise. */
    public Deployment with(Ranges other) {
        return with(pending, batching, other);
    }

    private Deployment with(PendingSettings otherPending, Batching otherBatching, Ranges otherRanges) {
        return new Deployment(
                task,
                features,
                panel,
                seed,
                topics,
                timeToLive,
                otherPending,
                publishAfter,
                publishBandwidth,
                reportEvery,
                guarding,
                otherBatching,
                otherRanges);
    }
}
