package moestro.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A processor that fails as nobody expected, in a running topology. */
class SparingExceptionHandlerTest {
    private static final String LETTERS = Fixture.TOPICS.deadLetters();

    private static final Serializer<Object> BYTES = (topic, value) -> (byte[]) value;

    @TempDir
    Path stateDir;

    /** Refuses some records, fails on others. */
    private static final class Failing implements Processor<byte[], byte[], byte[], Object> {
        private DeadLetters letters;

        @Override
        public void init(ProcessorContext<byte[], Object> context) {
            letters = new DeadLetters(context, "letters");
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            switch (new String(record.value(), UTF_8)) {
                case "refused" -> letters.send(record, "nobody knows what it means");
                case "fatal" -> throw new ArithmeticException("out of range");
                default -> {
                    // Well.
                }
            }
        }
    }

    private static Topology topology() {
        return new Topology()
                .addSource("events", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "events")
                .addProcessor("gate", Failing::new, "events")
                .addSink("letters", LETTERS, new ByteArraySerializer(), BYTES, "gate");
    }

    @Test
    void aLetterOfAnUnexpectedFailureIsCountedWithTheOthers() {
        try (TopologyTestDriver driver = new TopologyTestDriver(topology(), Fixture.properties(stateDir))) {
            TestInputTopic<byte[], byte[]> events =
                    driver.createInputTopic("events", new ByteArraySerializer(), new ByteArraySerializer());
            for (String value : List.of("good", "refused", "fatal", "good", "fatal")) {
                events.pipeInput(value.getBytes(UTF_8));
            }
            List<byte[]> letters = driver.createOutputTopic(
                            LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readValuesToList();

            assertEquals(
                    List.of("refused", "fatal", "fatal"),
                    letters.stream().map(value -> new String(value, UTF_8)).toList());
            assertEquals(3, counted(driver));
        }
    }

    private static double counted(TopologyTestDriver driver) {
        return driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals("stream-moestro-metrics")
                        && metric.getKey().name().equals("dead-letters-total"))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .sum();
    }
}
