package moestro.app.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import moestro.topology.UnreadableRecordException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PickTest {
    private final Pick pick = new Pick("feature 'wind'", FieldPath.of("weather.wind"));

    @Test
    void numbersAndTruthValuesAreNumbers() {
        assertEquals(3, pick.number(new Field.Numeric(3)));
        assertEquals(-.5, pick.number(new Field.Numeric(-.5f)));
        assertEquals(99.9, pick.number(new Field.Numeric(new BigDecimal("99.90"))));
        assertEquals(1, pick.number(new Field.Flag(true)));
    }

    @Test
    void whatIsNoNumberIsRefusedWithWhatItIs() {
        assertEquals(
                "feature 'wind', field 'weather.wind', is the text 'fast'; a number was expected",
                refusal(() -> pick.number(new Field.Text("fast"))));
        assertEquals(
                "feature 'wind', field 'weather.wind', is null; a number was expected",
                refusal(() -> pick.number(new Field.Null())));
        assertEquals(
                "feature 'wind', field 'weather.wind', is the number NaN; a finite number was expected",
                refusal(() -> pick.number(new Field.Numeric(Double.NaN))));
        assertEquals(
                "feature 'wind', field 'weather.wind', is the time 2026-01-01T00:00:00Z; a number was expected; of a time,"
                        + " 'cycle: day' makes numbers",
                refusal(() -> pick.number(new Field.Moment(1_767_225_600_000L))));
        assertEquals(
                "feature 'wind', field 'weather.wind', is the text '" + "x".repeat(60)
                        + "...' of 1000 characters; a number was expected",
                refusal(() -> pick.number(new Field.Text("x".repeat(1000)))));
    }

    @Test
    void aFeatureThatIsCalledAsItsPathIsNamedOnce() {
        Pick plain = new Pick("feature 'wind'", FieldPath.of("wind"));

        assertEquals(
                "feature 'wind' is missing, for the record has only rain; a number was expected",
                refusal(() -> plain.number(new Field.Missing("the record has only rain"))));
    }

    @Test
    void aWholeNumberIsTheSameWordHoweverItIsWritten() {
        for (Number three : new Number[] {3, 3L, 3f, 3.0, new BigDecimal("3.00"), BigInteger.valueOf(3)}) {
            assertEquals("3", pick.word(new Field.Numeric(three)));
            assertEquals("3", pick.id(new Field.Numeric(three)));
        }
        assertEquals("0.1", pick.word(new Field.Numeric(.1f)));
        assertEquals("true", pick.word(new Field.Flag(true)));
        assertEquals("", pick.word(new Field.Text("")));
    }

    @Test
    void anIdIsATextOrAWholeNumber() {
        assertEquals("UA 1", pick.id(new Field.Text("UA 1")));
        for (Field other : new Field[] {
            new Field.Text(""),
            new Field.Numeric(1.5),
            new Field.Flag(true),
            new Field.Opaque("a list"),
            new Field.Null()
        }) {
            assertEquals(
                    "feature 'wind', field 'weather.wind', is " + other.shown()
                            + "; a text or a whole number was expected",
                    refusal(() -> pick.id(other)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31t12:00:00.123456z, 2026-01-31T12:00:00.123Z",
        "2026-01-31T12:00:00+01:00, 2026-01-31T11:00:00Z",
        "2026-01-31T12:00:00-0130, 2026-01-31T13:30:00Z",
        "2026-01-31 12:00+02, 2026-01-31T10:00:00Z",
        "2026-01-31 12:00:00, 2026-01-31T12:00:00Z",
        "2026-01-31, 2026-01-31T00:00:00Z"
    })
    void timesAreReadAsPeopleWriteThem(String text, String time) {
        assertEquals(Instant.parse(time).toEpochMilli(), pick.time(new Field.Text(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "31.01.2026", "2026-13-01", "2026-01-31T25:00Z", "1767225600000", "2026-01-31T"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertEquals(
                "feature 'wind', field 'weather.wind', is the text '" + text
                        + "'; a time as in ISO 8601 was expected, such as 2026-01-31T12:00:00Z",
                refusal(() -> pick.time(new Field.Text(text))));
    }

    @Test
    void secondsAreNotTakenForMilliseconds() {
        assertEquals(1_767_225_600_000L, pick.time(new Field.Numeric(1_767_225_600_000L)));
        assertEquals(1_767_225_600_000L, pick.time(new Field.Numeric(1_767_225_600_000.0)));
        assertEquals(
                "feature 'wind', field 'weather.wind', is the number 1767225600; milliseconds since 1970 were expected, and"
                        + " that many were over in 1973: are these seconds?",
                refusal(() -> pick.time(new Field.Numeric(1_767_225_600L))));
    }

    private static String refusal(Runnable what) {
        return assertThrows(UnreadableRecordException.class, what::run).getMessage();
    }
}
