package moestro.app.metrics;

import com.sun.net.httpserver.HttpExchange;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import moestro.app.web.Responses;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Moestro's own measures, Kafka Streams', its clients', and those of the JVM and the process, as Prometheus asks for
 * them. Everything is looked up when it is asked for.
 */
final class Metrics implements AutoCloseable {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    /** Moestro's own, which Kafka Streams has per task, are told by {@link Fates} as well. */
    private static final String TOLD_BY_FATES = "kafka.stream.moestro.";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<AutoCloseable> closing = new ArrayList<>();

    /** Of this process; more sources may be added to the list. */
    Metrics(List<Source> sources) {
        registry.config().meterFilter(MeterFilter.denyNameStartsWith(TOLD_BY_FATES));
        registry.getPrometheusRegistry().register(new Own(sources));
        JvmGcMetrics collections = new JvmGcMetrics();
        closing.add(collections);
        collections.bindTo(registry);
        new JvmInfoMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    private record Own(List<Source> sources) implements MultiCollector {
        @Override
        public MetricSnapshots collect() {
            Readings readings = new Readings();
            sources.forEach(source -> source.tell(readings));
            return readings.snapshots();
        }

        @Override
        public List<String> getPrometheusNames() {
            return Arrays.stream(Measure.values()).map(Measure::family).toList();
        }
    }

    /** Adds the metrics of one half, and of the clients that it uses. */
    void add(String half, KafkaStreams streams) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams, Tags.of(Tag.of("half", half)));
        closing.add(metrics);
        metrics.bindTo(registry);
    }

    /** All of them, in Prometheus' text format. */
    String text() {
        return registry.scrape(TEXT);
    }

    /** The page of metrics. */
    void page(HttpExchange exchange) throws IOException {
        Responses.send(exchange, 200, TEXT, text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closing.forEach(Metrics::close);
        registry.close();
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException("metrics do not close: " + e.getMessage(), e);
        }
    }
}
