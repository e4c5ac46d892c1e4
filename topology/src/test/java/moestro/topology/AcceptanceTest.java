package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.mixture.Task;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of records beforehand is what the intake asks of them later. */
final class AcceptanceTest {
    private static final long NOW = Fixture.START;

    private final Acceptance acceptance =
            new Acceptance(Fixture.deployment(new Task.Regression(), Fixture.regressors()));

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>("theirs", 0, 0, null, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UA \uFFFD", "half of a pair \uD800"})
    void anIdThatIsNoTextIsRefused(String id) {
        Event event = new Event(id, NOW, new float[] {1, 2}, new String[] {"even"});
        Feedback label = Feedback.ofValue(id, NOW, 3);
        String refusal = "the id '" + id + "' has characters in it that are no text in UTF-8";
        assertEquals(
                refusal,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> acceptance.event((key, value, time) -> event, record(new byte[1]), NOW))
                        .getMessage());
        assertEquals(
                refusal,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> acceptance.feedback((key, value, time) -> label, record(new byte[1]), NOW))
                        .getMessage());
    }

    @Test
    void anotherIsTaken() {
        Event event = new Event("UA \u00e9\uD83D\uDE00", NOW, new float[] {1, 2}, new String[] {"even"});
        assertEquals(event, acceptance.event((key, value, time) -> event, record(new byte[1]), NOW));
    }
}
