package moestro.app.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Optional;
import moestro.topology.UnreadableRecordException;
import org.junit.jupiter.api.Test;

class HeadingTest {
    private static final Field.Group RECORD =
            RecordFormat.json().decode("{\"id\": 42, \"at\": \"2026-01-01\"}".getBytes(UTF_8));
    private static final String REMEDY = ": name the field that is, with 'id' in input.events";

    private final Heading bare = heading(Optional.empty(), Optional.empty());

    @Test
    void whatTheFieldsSayGoesBeforeKeyAndTimestamp() {
        Heading heading = heading(Optional.of(FieldPath.of("id")), Optional.of(FieldPath.of("at")));

        assertEquals("42", heading.id("other".getBytes(UTF_8), RECORD));
        assertEquals(1_767_225_600_000L, heading.time(5, RECORD));
    }

    @Test
    void withoutFieldsTheyAreKeyAndTimestamp() {
        assertEquals("Flug ü", bare.id("Flug ü".getBytes(UTF_8), RECORD));
        assertEquals(5, bare.time(5, RECORD));
    }

    @Test
    void aKeyThatIsNoTextIsNoId() {
        assertRefused(null, "the record has no key, which would be its id");
        assertRefused(new byte[0], "the record has no key, which would be its id");
        assertRefused(
                ByteBuffer.allocate(8).putLong(42).array(),
                "the record's key, which would be its id, is no plain text, but 000000000000002a (8 bytes)");
        assertRefused(
                new byte[] {(byte) 0xC3, 1},
                "the record's key, which would be its id, is no plain text, but c301 (2 bytes)");
    }

    private void assertRefused(byte[] key, String reason) {
        assertEquals(
                reason + REMEDY,
                assertThrows(UnreadableRecordException.class, () -> bare.id(key, RECORD))
                        .getMessage());
    }

    private static Heading heading(Optional<FieldPath> id, Optional<FieldPath> time) {
        return new Heading("input.events", new Origin("departures", WireFormat.JSON, id, time));
    }
}
