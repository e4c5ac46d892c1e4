package moestro.app.metrics;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What became of records, as the tasks of this process count it among Kafka Streams' own metrics; summed over tasks. A
 * count stays when its task leaves, so sums only grow.
 */
final class Fates implements Source {
    private static final String GROUP = "stream-moestro-metrics";
    private static final String TOTAL = "-total";
    private static final String DEAD_LETTERS = "dead-letters";

    private static final Map<Measure, String> SERVE = new EnumMap<>(Map.of(
            Measure.PREDICTIONS, "predictions",
            Measure.DUPLICATE_EVENTS, "duplicate-events",
            Measure.ORPHAN_LABELS, "orphan-labels",
            Measure.MISPLACED_LABELS, "misplaced-labels",
            Measure.LESSONS, "lessons",
            Measure.EXPIRED_PREDICTIONS, "expired-predictions",
            Measure.EVICTED_PREDICTIONS, "evicted-predictions",
            Measure.EXPERT_RESTS, "breaker-opened"));
    private static final String LEARNED = "learned";
    private static final String STOPPED = "learners-stopped";

    private static final Map<String, Measure> REMOTE = Map.of(
            "remote-asked", Measure.REMOTE_ASKED,
            "remote-not-asked", Measure.REMOTE_NOT_ASKED,
            "remote-answered", Measure.REMOTE_ANSWERED,
            "remote-unusable", Measure.REMOTE_UNUSABLE,
            "remote-missed", Measure.REMOTE_MISSED,
            "remote-late", Measure.REMOTE_LATE,
            "remote-duplicate", Measure.REMOTE_DUPLICATE,
            "remote-unknown", Measure.REMOTE_UNKNOWN);
    private static final String EXPERT = "expert";

    private static final List<String> FATES = List.of("early", "late", "duplicate", "corrected");

    private final Watched watched;
    private double inTime;

    Fates(Watched watched) {
        this.watched = watched;
    }

    @Override
    public synchronized void tell(Readings readings) {
        Map<String, Double> counts = counts();
        readings.put(Measure.DEAD_LETTERS, counts.getOrDefault(DEAD_LETTERS, 0.0), watched.half());
        if (watched.serves()) {
            SERVE.forEach((measure, fate) -> readings.put(measure, counts.getOrDefault(fate, 0.0)));
            labels(counts, readings);
            remote(readings);
        } else {
            learning(counts, readings);
        }
    }

    private void learning(Map<String, Double> counts, Readings readings) {
        double learned = counts.getOrDefault(LEARNED, 0.0);
        if (watched.expert().isEmpty()) {
            readings.put(Measure.LESSONS_LEARNED, learned);
        } else {
            readings.put(Measure.LESSONS_LEARNED_APART, learned, watched.expert());
        }
        readings.add(Measure.LEARNERS_STOPPED, counts.getOrDefault(STOPPED, 0.0));
    }

    /** Counts go on while they are read, so the rest could fall, and Prometheus would take that for a restart. */
    private void labels(Map<String, Double> counts, Readings readings) {
        double rest = counts.getOrDefault("labels", 0.0);
        for (String fate : FATES) {
            double count = counts.getOrDefault(fate + "-labels", 0.0);
            readings.put(Measure.LABELS, count, fate);
            rest -= count;
        }
        inTime = Math.max(inTime, rest);
        readings.put(Measure.LABELS, inTime, "in_time");
    }

    /** What became of answers of remote experts, if there are any. */
    private void remote(Readings readings) {
        Map<Measure, Map<String, Double>> all = new EnumMap<>(Measure.class);
        each((name, count) -> {
            Measure measure = REMOTE.get(fate(name));
            if (measure != null) {
                all.computeIfAbsent(measure, any -> new TreeMap<>())
                        .merge(name.tags().get(EXPERT), count, Double::sum);
            }
        });
        all.forEach((measure, counts) -> counts.forEach((expert, count) -> readings.put(measure, count, expert)));
    }

    private Map<String, Double> counts() {
        Map<String, Double> counts = new HashMap<>();
        each((name, count) -> counts.merge(fate(name), count, Double::sum));
        return counts;
    }

    private static String fate(MetricName name) {
        return name.name().substring(0, name.name().length() - TOTAL.length());
    }

    private void each(BiConsumer<MetricName, Double> what) {
        for (Metric metric : watched.streams().metrics().values()) {
            if (metric.metricName().group().equals(GROUP)
                    && metric.metricName().name().endsWith(TOTAL)
                    && metric.metricValue() instanceof Double count) {
                what.accept(metric.metricName(), count);
            }
        }
    }
}
