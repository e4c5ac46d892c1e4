package moestro.topology;

import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** A count of one fate of records in one task, among Kafka Streams' own metrics, in {@code stream-moestro-metrics}. */
final class Counter {
    private final Sensor sensor;

    Counter(ProcessorContext<?, ?> context, String fate) {
        sensor = context.metrics()
                .addRateTotalSensor("moestro", context.taskId().toString(), fate, Sensor.RecordingLevel.INFO);
    }

    /** The same for one expert of several. */
    Counter(ProcessorContext<?, ?> context, String fate, String expert) {
        sensor = context.metrics()
                .addRateTotalSensor(
                        "moestro", context.taskId() + "-" + expert, fate, Sensor.RecordingLevel.INFO, "expert", expert);
    }

    void add() {
        sensor.record();
    }
}
