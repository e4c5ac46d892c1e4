package moestro.app.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import moestro.app.web.WebServer;
import moestro.avro.Lesson;
import moestro.avro.RoutingReport;
import moestro.topology.Deployment;
import moestro.topology.MixtureTopology;
import moestro.topology.Observer;
import org.apache.kafka.streams.KafkaStreams;

/** Metrics and health of one process that serves, learns, or does both. */
public final class Monitor implements AutoCloseable {
    private final List<Source> sources = new CopyOnWriteArrayList<>();
    private final List<Watched> halves = new CopyOnWriteArrayList<>();
    private final MixtureTopology mixture;
    private final List<String> experts;
    private final Loads loads;
    private final Lessons lessons;
    private final Metrics metrics;
    private final Health health;

    /** Observes the mixture; to be told of the halves before they start. */
    public Monitor(Deployment deployment, MixtureTopology mixture) {
        this.mixture = mixture;
        this.experts = deployment.panel().names();
        this.loads = new Loads(
                experts,
                deployment.panel().roster().collapse()
                        * deployment.panel().gate().k(),
                deployment.pending().most());
        this.lessons = new Lessons(deployment.task());
        this.metrics = new Metrics(sources);
        this.health = new Health(mixture, halves);
        mixture.observe(observer());
    }

    private Observer observer() {
        return new Observer() {
            @Override
            public void routed(String task, RoutingReport report, long degraded, double recordEntropy) {
                loads.add(task, report, degraded, recordEntropy);
            }

            @Override
            public void pending(String task, long ids) {
                loads.pending(task, ids);
            }

            @Override
            public void left(String task) {
                loads.remove(task);
            }

            @Override
            public void learned(Lesson lesson) {
                lessons.add(lesson);
            }
        };
    }

    /**
     * Watches one half, which has not been started yet.
     *
     * @param half {@code serve}, {@code learn}, or {@code learn-} and the name of an expert that learns apart
     */
    public void watch(String half, KafkaStreams streams) {
        Watched watched = new Watched(half, streams, new Restoration());
        streams.setGlobalStateRestoreListener(watched.restoration());
        metrics.add(half, streams);
        sources.add(watched);
        sources.add(new Fates(watched));
        if (watched.serves()) {
            sources.addAll(List.of(loads, new Models(mixture, experts)));
        } else if (watched.expert().isEmpty()) {
            sources.add(lessons);
        }
        halves.add(watched);
    }

    /** Adds the pages of metrics and health. */
    public void serve(WebServer web) {
        web.handle("/metrics", metrics::page);
        web.handle("/health/live", health::live);
        web.handle("/health/ready", health::ready);
    }

    @Override
    public void close() {
        metrics.close();
    }
}
