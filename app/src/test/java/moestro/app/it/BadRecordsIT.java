package moestro.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import moestro.avro.Event;
import moestro.avro.Feedback;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be used goes to the dead letters as it came, and holds nobody up. */
class BadRecordsIT {
    private static final byte[] NOT_AVRO = "certainly not Avro".getBytes(UTF_8);
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);

    @TempDir
    Path stateDir;

    @Test
    void badRecordsAreKeptWithTheirReasonAndTheStreamGoesOn() throws Exception {
        try (Trial trial = new Trial("bad", TIME_TO_LIVE)) {
            trial.start(stateDir, Trial.Part.LEARN, Trial.Part.SERVE);
            trial.sendBoth(0, 30);
            Event notANumber = new Event(
                    "nan", trial.at(Duration.ofSeconds(30)), new float[] {1, Float.NaN}, new String[] {"odd"});
            RecordMetadata malformed = trial.sendEvent("malformed", NOT_AVRO);
            RecordMetadata nan = trial.send(notANumber);
            RecordMetadata nobody = trial.send(Feedback.ofValue("nobody", trial.at(Duration.ofSeconds(30)), 3));
            trial.sendBoth(30, 60);
            trial.fence(trial.at(TIME_TO_LIVE.multipliedBy(3)));

            Map<String, ConsumerRecord<byte[], byte[]>> letters = deadLetters(trial);

            assertEquals(3, letters.size(), () -> letters.keySet().toString());
            ConsumerRecord<byte[], byte[]> first = letters.get("malformed");
            assertArrayEquals(NOT_AVRO, first.value(), "as it came");
            assertTrue(header(first, "moestro.reason").contains("single-object encoding"));
            assertCameFrom(malformed, first);
            assertTrue(header(letters.get("nan"), "moestro.reason").contains("feature 'b' is NaN"));
            assertCameFrom(nan, letters.get("nan"));
            assertTrue(header(letters.get("nobody"), "moestro.reason").contains("no prediction waited for this label"));
            assertCameFrom(nobody, letters.get("nobody"));
            assertTrue(trial.predictedIds().containsAll(List.of(Trial.id(0), Trial.id(59))));
            assertEquals(
                    60,
                    trial.lessonIds().stream()
                            .filter(id -> id.startsWith("id-"))
                            .count());
        }
    }

    private static Map<String, ConsumerRecord<byte[], byte[]>> deadLetters(Trial trial) throws Exception {
        trial.deadLetters().readToEnd();
        return trial.deadLetters().records().stream()
                .collect(Collectors.toMap(record -> new String(record.key(), UTF_8), Function.identity()));
    }

    private static void assertCameFrom(RecordMetadata source, ConsumerRecord<byte[], byte[]> letter) {
        assertEquals(source.topic(), header(letter, "moestro.source.topic"));
        assertEquals(String.valueOf(source.partition()), header(letter, "moestro.source.partition"));
        assertEquals(String.valueOf(source.offset()), header(letter, "moestro.source.offset"));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
