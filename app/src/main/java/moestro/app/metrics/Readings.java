package moestro.app.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What all sources say at one time, on the way to Prometheus. */
final class Readings {
    private final Map<Measure, List<Point>> points = new EnumMap<>(Measure.class);
    private HistogramSnapshot.HistogramDataPointSnapshot delays;

    private record Point(Labels labels, double value) {}

    /** The value of a measure that has no label. */
    void put(Measure measure, double value) {
        put(measure, value, Labels.EMPTY);
    }

    /** A count, exact up to 2^53. */
    void put(Measure measure, long count) {
        put(measure, (double) count);
    }

    /** A count, and what the measure's label is for it. */
    void put(Measure measure, long count, String label) {
        put(measure, (double) count, label);
    }

    /** A value, and what the measure's label is for it. */
    void put(Measure measure, double value, String label) {
        put(measure, value, Labels.of(measure.label(), label));
    }

    /** Adds to what was said before of a measure that has no label. */
    void add(Measure measure, double value) {
        List<Point> said = points.computeIfAbsent(measure, any -> new ArrayList<>());
        double before = said.isEmpty() ? 0 : said.removeLast().value();
        said.add(new Point(Labels.EMPTY, before + value));
    }

    private void put(Measure measure, double value, Labels labels) {
        points.computeIfAbsent(measure, any -> new ArrayList<>()).add(new Point(labels, value));
    }

    /**
     * The delays of labels.
     *
     * @param upTo ends of the buckets, seconds, the last infinite
     * @param counts for each bucket
     * @param sum seconds
     */
    void putDelays(double[] upTo, long[] counts, double sum) {
        delays = HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(upTo, counts))
                .sum(sum)
                .build();
    }

    MetricSnapshots snapshots() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        points.forEach((measure, of) -> all.metricSnapshot(snapshot(measure, of)));
        if (delays != null) {
            all.metricSnapshot(HistogramSnapshot.builder()
                    .name(Measure.LABEL_DELAY.family())
                    .help(Measure.LABEL_DELAY.help())
                    .dataPoint(delays)
                    .build());
        }
        return all.build();
    }

    private static MetricSnapshot snapshot(Measure measure, List<Point> of) {
        return measure.kind() == Measure.Kind.COUNTER ? counter(measure, of) : gauge(measure, of);
    }

    private static CounterSnapshot counter(Measure measure, List<Point> of) {
        CounterSnapshot.Builder counter =
                CounterSnapshot.builder().name(measure.family()).help(measure.help());
        of.forEach(point -> counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                .labels(point.labels())
                .value(point.value())
                .build()));
        return counter.build();
    }

    private static GaugeSnapshot gauge(Measure measure, List<Point> of) {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name(measure.family()).help(measure.help());
        of.forEach(point -> gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .labels(point.labels())
                .value(point.value())
                .build()));
        return gauge.build();
    }
}
