package moestro.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** A dead letter must reach its topic, whatever the record was. */
final class DeadLetterTest {
    private static final int BROKERS_LIMIT = 1 << 20;

    @Test
    void aRecordOfUsualSizeIsKeptAsItCame() {
        Headers own = new RecordHeaders().add("trace", new byte[] {1}).add("empty", null);
        DeadLetter letter =
                DeadLetter.of(new byte[] {2}, new byte[] {3}, own, "why").from("events", 4, 5);
        assertArrayEquals(new byte[] {2}, letter.key());
        assertArrayEquals(new byte[] {3}, letter.value());
        assertArrayEquals(new byte[] {1}, letter.headers().lastHeader("trace").value());
        assertEquals("why", text(letter, DeadLetter.REASON));
        assertEquals("events", text(letter, DeadLetter.TOPIC));
        assertEquals("4", text(letter, DeadLetter.PARTITION));
        assertEquals("5", text(letter, DeadLetter.OFFSET));
        assertNull(letter.headers().lastHeader(DeadLetter.TRUNCATED));
        assertEquals(2, own.toArray().length, "the record's own headers are as they were");
    }

    @Test
    void nothingIsTooLargeForTheBroker() {
        Headers own = new RecordHeaders().add("trace", new byte[5_000_000]);
        DeadLetter letter = DeadLetter.of(new byte[6_000_000], new byte[7_000_000], own, "x".repeat(8_000_000))
                .from("t".repeat(249), Integer.MAX_VALUE, Long.MAX_VALUE);
        int size = letter.key().length + letter.value().length + Sizes.of(letter.headers());
        assertTrue(size < BROKERS_LIMIT * 2 / 3, () -> "a dead letter of " + size + " bytes");
        assertEquals("key=6000000 value=7000000 headers=5000005", text(letter, DeadLetter.TRUNCATED));
    }

    @Test
    void whatWasNullStaysNull() {
        DeadLetter letter = DeadLetter.of(null, null, new RecordHeaders(), "why");
        assertNull(letter.key());
        assertNull(letter.value());
    }

    @Test
    void whatComesBackFromTheDeadLettersHasEachHeaderOnce() {
        DeadLetter first = DeadLetter.of(new byte[600_000], new byte[600_000], new RecordHeaders(), "first")
                .from("events", 1, 1);
        DeadLetter second = DeadLetter.of(first.key(), new byte[1], first.headers(), "second")
                .from("events", 2, 2);
        List<String> names = StreamSupport.stream(second.headers().spliterator(), false)
                .map(Header::key)
                .toList();
        assertEquals(List.of(DeadLetter.REASON, DeadLetter.TOPIC, DeadLetter.PARTITION, DeadLetter.OFFSET), names);
        assertEquals("second", text(second, DeadLetter.REASON));
    }

    @Test
    void aReasonIsOneLineWhateverAnIdIs() {
        assertEquals("id 'a?b??'", DeadLetter.legible("id 'a\nb\u001b\u2028'"));
        assertTrue(DeadLetter.legible("y".repeat(10_000)).endsWith("y... (9400 more)"));
    }

    private static String text(DeadLetter letter, String header) {
        return new String(letter.headers().lastHeader(header).value(), UTF_8);
    }
}
