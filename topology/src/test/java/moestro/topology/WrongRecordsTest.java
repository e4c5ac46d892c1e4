package moestro.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.avro.Manifest;
import moestro.avro.ModelPart;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.mixture.Task;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records at and beyond the edge of what can be used. */
final class WrongRecordsTest {
    private static final Task REGRESSION = new Task.Regression();
    private static final long TIME_TO_LIVE = Fixture.TIME_TO_LIVE.toMillis();

    @TempDir
    Path stateDir;

    @Test
    void anEventOlderThanTheTimeToLiveIsPredictedAndNeverLearned() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            fixture.send(Fixture.event(1, Fixture.START));
            fixture.silence();
            fixture.send(Fixture.event(2, 0));
            fixture.send(Feedback.ofValue("id-2", Fixture.START, 3));
            assertEquals(
                    List.of("id-1", "id-2"),
                    fixture.predictions().stream().map(Prediction::id).toList());
            fixture.send(Fixture.event(3, Fixture.START + 2 * TIME_TO_LIVE));
            fixture.silence();
            fixture.send(Fixture.event(4, Fixture.START + 2 * TIME_TO_LIVE));
            assertEquals(List.of(), fixture.lessons());
            List<String> reasons = fixture.deadLetters();
            assertEquals(1, reasons.size(), reasons::toString);
            assertTrue(reasons.getFirst().contains("time-to-live"), reasons.getFirst());
        }
    }

    @Test
    void anOldEventDoesNotMoveTheClockOfTheOthers() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            fixture.send(Fixture.event(1, Fixture.START));
            fixture.silence();
            fixture.send(Fixture.event(2, 0));
            fixture.send(Feedback.ofValue("id-1", Fixture.START, 3));
            assertEquals("id-1", fixture.lessons().getFirst().id());
        }
    }

    @Test
    void timesThatNobodyCanHaveMeantAreRefused() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            for (long time : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE}) {
                byte[] event = Event.CODEC.encode(Fixture.event(1, time));
                fixture.sendEvent("id-1", event, Fixture.START);
                byte[] label = Feedback.CODEC.encode(Feedback.ofValue("id-1", time, 3));
                fixture.sendFeedback("id-1", label, Fixture.START);
            }
            List<String> reasons = fixture.deadLetters();
            assertEquals(6, reasons.size(), reasons::toString);
            assertTrue(reasons.getFirst().startsWith("event time -1 lies before 1970"), reasons::toString);
            fixture.send(Fixture.event(1, Fixture.START));
            assertEquals(1, fixture.predictions().size(), "and leave no trace");
        }
    }

    @Test
    void anEventWithTooManyHeadersIsRefusedAndOneWithManyIsPredicted() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            var events = fixture.driver()
                    .createInputTopic(Fixture.TOPICS.events(), new ByteArraySerializer(), new ByteArraySerializer());
            byte[] event = Event.CODEC.encode(Fixture.event(1, Fixture.START));
            for (int size : new int[] {2_000_000, 60_000}) {
                Headers headers = new RecordHeaders().add("trace", new byte[size]);
                events.pipeInput(
                        new TestRecord<>("id-1".getBytes(UTF_8), event, headers, Instant.ofEpochMilli(Fixture.START)));
            }
            TestRecord<byte[], byte[]> letter =
                    fixture.records(Fixture.TOPICS.deadLetters()).getFirst();
            assertEquals("headers=2000005", header(letter.headers(), DeadLetter.TRUNCATED));
            assertTrue(header(letter.headers(), DeadLetter.REASON).startsWith("the headers have 2000005 bytes"));
            assertArrayEquals(event, letter.value());
            TestRecord<byte[], byte[]> prediction =
                    fixture.records(Fixture.TOPICS.predictions()).getFirst();
            assertEquals(60_000, prediction.headers().lastHeader("trace").value().length);
        }
    }

    @Test
    void deadLettersAreCounted() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            for (int n = 0; n < 7; n++) {
                fixture.sendEvent("x", new byte[n], Fixture.START);
            }
            double counted = fixture.driver().metrics().entrySet().stream()
                    .filter(metric -> isDeadLetters(metric.getKey()))
                    .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                    .sum();
            assertEquals(7, counted);
        }
    }

    private static boolean isDeadLetters(MetricName name) {
        return name.group().equals("stream-moestro-metrics") && name.name().equals("dead-letters-total");
    }

    @Test
    void whatAProcessorFailsOnUnexpectedlyIsADeadLetterOfBoundedSize() {
        SparingExceptionHandler handler = new SparingExceptionHandler();
        handler.configure(Map.of(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, "letters"));
        var response = handler.handleError(
                new Failing("gate"), new Record<>("k", "v", 0), new IllegalStateException("out\nof order"));
        ProducerRecord<byte[], byte[]> letter =
                response.deadLetterQueueRecords().getFirst();
        assertEquals("letters", letter.topic());
        assertEquals(DeadLetter.MOST_VALUE, letter.value().length);
        assertEquals("value=3000000", header(letter.headers(), DeadLetter.TRUNCATED));
        assertEquals(
                "processor 'gate' failed unexpectedly: java.lang.IllegalStateException: out?of order",
                header(letter.headers(), DeadLetter.REASON));
        assertEquals("events", header(letter.headers(), DeadLetter.TOPIC));
        assertEquals("4", header(letter.headers(), DeadLetter.PARTITION));
        assertEquals("5", header(letter.headers(), DeadLetter.OFFSET));
        assertEquals(0, letter.timestamp(), "Kafka takes no negative one");
    }

    /** What Kafka Streams tells of a record that a processor failed on. */
    private record Failing(String processorNodeId) implements ErrorHandlerContext {
        @Override
        public String topic() {
            return "events";
        }

        @Override
        public int partition() {
            return 4;
        }

        @Override
        public long offset() {
            return 5;
        }

        @Override
        public Headers headers() {
            return new RecordHeaders();
        }

        @Override
        public TaskId taskId() {
            return new TaskId(0, 4);
        }

        @Override
        public long timestamp() {
            return -1;
        }

        @Override
        public byte[] sourceRawKey() {
            return new byte[] {1};
        }

        @Override
        public byte[] sourceRawValue() {
            return new byte[3_000_000];
        }
    }

    @Test
    void noiseOnTheModelsTopicChangesNothingThatIsServed() {
        Deployment deployment = Fixture.deployment(REGRESSION, Fixture.regressors());
        ModelTable table = new ModelTable(deployment, Catalogue.load());
        List<TestRecord<byte[], byte[]>> models = new ArrayList<>();
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            fixture.play(0, 30);
            fixture.publish();
            models.addAll(fixture.records(Fixture.TOPICS.models()));
        }
        ModelPart stray = new ModelPart("gate", "x", 0, 1, 5, new byte[9]);
        Manifest large = new Manifest(
                "gate",
                9,
                9,
                1,
                Basis.ofLearning(deployment).digest(),
                "",
                List.of(new Manifest.Section("", -1, 0, -1)));
        for (TestRecord<byte[], byte[]> model : models) {
            table.accept(null, model.value());
            table.accept("gate/manifest", ModelPart.CODEC.encode(stray));
            table.accept("linear/part/x/0", ModelPart.CODEC.encode(stray));
            table.accept("linear/manifest", Manifest.CODEC.encode(large));
            table.accept("gate/manifest", Manifest.CODEC.encode(large));
            table.accept("encoder/manifest", null);
            table.accept("", new byte[0]);
            table.accept(new String(model.key(), UTF_8), model.value());
        }
        for (String name : deployment.panel().names()) {
            assertEquals(
                    29,
                    table.panels().getFirst().version(name, deployment.panel().names()),
                    name);
        }
        assertEquals(29, table.panels().getFirst().gateVersion());
        assertNull(table.refusal());
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
