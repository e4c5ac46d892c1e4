package moestro.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @Test
    void lengthsOfTimeAddUp() {
        assertEquals(Optional.of(Duration.ofMillis(250)), Values.duration("250ms"));
        assertEquals(Optional.of(Duration.ofHours(36)), Values.duration("1d12h"));
        assertEquals(Optional.of(Duration.ofSeconds(90)), Values.duration("1m30s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "0s", "-1s", "1.5h", "2 d", "2D", "PT2S", "9999999999d"})
    void whatHasNoUnitOrNoLengthIsNone(String text) {
        assertEquals(Optional.empty(), Values.duration(text));
    }

    @Test
    void numbersAreReadAsPeopleWriteThem() {
        assertEquals(Optional.of(.5), Values.number(".5"));
        assertEquals(Optional.of(1e-3), Values.number("1e-3"));
        assertEquals(Optional.of(10.0), Values.number("010"));
        assertEquals(Optional.of(10_000L), Values.whole("10_000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "Infinity", "0x10", "1d", "1:30", "one", "1,000"})
    void whatIsNoNumberIsNone(String text) {
        assertEquals(Optional.empty(), Values.number(text));
        assertEquals(Optional.empty(), Values.whole(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "99999999999999999999"})
    void whatIsNotWholeOrTooLongIsNone(String text) {
        assertEquals(Optional.empty(), Values.whole(text));
    }

    @Test
    void switchesAreOneAndZero() {
        assertEquals(Optional.of(1.0), Values.parameter("yes"));
        assertEquals(Optional.of(0.0), Values.parameter("False"));
        assertEquals(Optional.of(.25), Values.parameter(".25"));
        assertEquals(Optional.empty(), Values.parameter("maybe"));
    }
}
