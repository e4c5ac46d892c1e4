package moestro.app.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import moestro.app.topic.TopicReader;
import moestro.avro.Prediction;
import moestro.mixture.metric.Quality;
import moestro.topology.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Sends the sample flights to somebody's Kafka at a steady rate, and scores the predictions that come of them. */
final class Feed {
    private static final Duration TOPICS_WITHIN = Duration.ofSeconds(30);
    private static final Duration PREDICTED_WITHIN = Duration.ofSeconds(60);
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);

    private final FlightTimeline timeline;
    private final Topics topics;
    private final double rate;
    private final PrintStream out;
    private final BitSet predicted = new BitSet();
    private final Quality quality;

    /** A feed of that many events per second, which reports to {@code out}. */
    Feed(FlightTimeline timeline, Topics topics, double rate, PrintStream out) {
        this.timeline = timeline;
        this.topics = topics;
        this.rate = rate;
        this.out = out;
        this.quality = Quality.of(timeline.task());
    }

    /**
     * Feeds, and returns when every flight has its prediction, or none has come for a long time.
     *
     * @return whether every flight has its prediction
     */
    boolean run(String servers) throws InterruptedException, ExecutionException {
        awaitTopics(servers);
        out.printf(
                Locale.ROOT,
                "feeding %,d flights to %s, and when they land to %s: %,.0f a second%n",
                timeline.events(),
                topics.events(),
                topics.feedback(),
                rate);
        try (TopicReader predictions =
                TopicReader.of(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers), topics.predictions())) {
            Feeder feeder = new Feeder(timeline, topics, 0, () -> Long.MAX_VALUE, pace());
            Thread feeding = feeder.start(servers);
            try {
                watch(predictions, feeding, feeder);
            } finally {
                feeding.interrupt();
            }
        }
        tell();
        return isComplete();
    }

    private boolean isComplete() {
        return predicted.cardinality() == timeline.events();
    }

    /** What became of it, for programs. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", timeline.task().isClassification() ? "classification" : "regression");
        json.put("events", timeline.events());
        json.put("predicted", predicted.cardinality());
        json.put("complete", isComplete());
        json.put("mixture", quality.values());
        return json;
    }

    private void awaitTopics(String servers) throws InterruptedException, ExecutionException {
        List<String> needed = List.of(topics.events(), topics.feedback(), topics.predictions());
        long deadline = System.nanoTime() + TOPICS_WITHIN.toNanos();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            Set<String> existing = admin.listTopics().names().get();
            while (!existing.containsAll(needed)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("not all of the topics " + needed + " exist on " + servers
                            + ": start 'moestro run', which creates them, with the same prefix");
                }
                Thread.sleep(200);
                existing = admin.listTopics().names().get();
            }
        }
    }

    /** How many events may have been sent by now. */
    private LongSupplier pace() {
        long start = System.nanoTime();
        return () -> (long) ((System.nanoTime() - start) / 1e9 * rate);
    }

    private void watch(TopicReader predictions, Thread feeding, Feeder feeder) {
        long lastLine = System.nanoTime();
        long progress = lastLine;
        long before = 0;
        while (feeding.isAlive() || predicted.cardinality() < timeline.events()) {
            predictions.poll(Duration.ofMillis(100), record -> score(Prediction.CODEC.decode(record.value())));
            if (feeder.failure() != null) {
                throw feeder.failure();
            }
            long now = System.nanoTime();
            if (quality.count() > before || feeding.isAlive()) {
                before = quality.count();
                progress = now;
            } else if (now - progress > PREDICTED_WITHIN.toNanos()) {
                return;
            }
            if (now - lastLine > LINE_EVERY.toNanos()) {
                lastLine = now;
                tell();
            }
        }
    }

    /** An earlier feed may have sent the same flights, and more: a flight counts once, and only one of this feed. */
    private void score(Prediction prediction) {
        int flight = FlightTimeline.flight(prediction.id());
        if (flight < timeline.events() && !predicted.get(flight)) {
            predicted.set(flight);
            quality.add(prediction.output(), timeline.label(flight));
        }
    }

    private void tell() {
        out.printf(
                Locale.ROOT,
                "%,d of %,d flights predicted, %s %.4f%n",
                predicted.cardinality(),
                timeline.events(),
                timeline.task().isClassification() ? "log loss" : "RMSE",
                quality.main());
    }
}
