package moestro.app.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class BoundTest {
    private static final long NOON = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();

    private static Bound bound(String text) {
        return new Bound.Converter().convert(text);
    }

    @Test
    void anOffsetADateOrATimeIsAPlace() {
        assertTrue(bound("12").isReachedBy(12, 0));
        assertFalse(bound("12").isReachedBy(11, NOON));
        assertTrue(bound("2026-01-31").isReachedBy(0, NOON));
        assertFalse(bound("2026-01-31T12:00:01Z").isReachedBy(99, NOON));
    }

    @Test
    void whatIsNeitherIsRefusedWithExamples() {
        String refusal = assertThrows(TypeConversionException.class, () -> bound("yesterday"))
                .getMessage();

        assertTrue(refusal.startsWith("'yesterday' is neither the offset of a lesson"), refusal);
        assertThrows(TypeConversionException.class, () -> bound(""));
        assertThrows(TypeConversionException.class, () -> bound("99999999999999999999"));
    }

    @Test
    void aStretchHasItsBeginningAndNotItsEnd() {
        Stretch stretch = new Stretch(bound("3"), bound("5"));

        assertFalse(stretch.includes(2, 0));
        assertTrue(stretch.includes(3, 0) && stretch.includes(4, 0));
        assertFalse(stretch.includes(5, 0));
        assertEquals("from offset 3 to offset 5", stretch.toString());
        assertTrue(new Stretch(null, null).includes(0, 0));
    }
}
