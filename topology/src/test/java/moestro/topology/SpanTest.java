package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpanTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.25S, 250 ms",
        "PT1S, 1 s",
        "PT1.5S, 1 s 500 ms",
        "PT90M, 1 h 30 min",
        "P2D, 2 d",
        "P2DT3H4M, 2 d 3 h",
        "P2DT4M, 2 d",
        "P400D, 400 d"
    })
    void aLengthHasItsTwoLargestUnits(Duration length, String text) {
        assertEquals(text, Span.of(length.toMillis()));
    }
}
