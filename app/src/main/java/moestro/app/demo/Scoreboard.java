package moestro.app.demo;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import moestro.avro.Prediction;
import moestro.mixture.Task;
import moestro.mixture.metric.Load;
import moestro.mixture.metric.Quality;

/** What the demo has seen so far: each prediction scored against the label that the sample knows. */
final class Scoreboard {
    private final FlightTimeline timeline;
    private final List<String> names;
    private final boolean[] seen;
    private final AtomicLong distinct = new AtomicLong();
    private final Quality mixture;
    private final Quality[] routed;
    private final double[] load;
    private final long[] versions;
    private long asked;
    private long degraded;

    Scoreboard(FlightTimeline timeline, List<String> names) {
        this.timeline = timeline;
        this.names = names;
        this.seen = new boolean[timeline.events()];
        this.mixture = Quality.of(timeline.task());
        this.routed = new Quality[names.size()];
        for (int e = 0; e < routed.length; e++) {
            routed[e] = Quality.of(timeline.task());
        }
        this.load = new double[names.size()];
        this.versions = new long[names.size()];
        Arrays.fill(versions, -1);
    }

    /** Takes a prediction; one for an id that was predicted before is not counted again. */
    synchronized void add(Prediction prediction) {
        int flight = FlightTimeline.flight(prediction.id());
        if (seen[flight]) {
            return;
        }
        seen[flight] = true;
        double label = timeline.label(flight);
        mixture.add(prediction.output(), label);
        degraded += prediction.degraded().isEmpty() ? 0 : 1;
        for (Prediction.Route route : prediction.routes()) {
            int e = names.indexOf(route.expert());
            asked++;
            load[e]++;
            versions[e] = Math.max(versions[e], route.version());
            routed[e].add(route.output(), label);
        }
        distinct.incrementAndGet();
    }

    /** How many ids were predicted. */
    long predictions() {
        return distinct.get();
    }

    synchronized Quality mixture() {
        return mixture;
    }

    synchronized Quality routed(int expert) {
        return routed[expert];
    }

    synchronized Load load() {
        return new Load(load);
    }

    synchronized long version(int expert) {
        return versions[expert];
    }

    synchronized double meanExpertsRun() {
        return predictions() == 0 ? 0 : (double) asked / predictions();
    }

    synchronized long degraded() {
        return degraded;
    }

    List<String> names() {
        return names;
    }

    Task task() {
        return timeline.task();
    }
}
