package moestro.bench.peers;

import java.util.Map;

/**
 * What one run found.
 *
 * @param learner its name
 * @param seed it ran with
 * @param metrics every metric of {@link moestro.mixture.metric.Quality} by its name
 * @param microsPerInstance CPU of the whole process per record
 */
record Outcome(String learner, int seed, Map<String, Double> metrics, double microsPerInstance) {

    Outcome {
        metrics = Map.copyOf(metrics);
    }
}
