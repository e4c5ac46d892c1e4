package moestro.app.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import moestro.mixture.Features;
import moestro.topology.UnreadableRecordException;
import org.junit.jupiter.api.Test;

class FeatureMapTest {
    private static final FieldPath AT = FieldPath.of("at");

    @Test
    void namesStandInTheOrderInWhichTheNumbersAreRead() {
        FeatureMap map = new FeatureMap(
                List.of(plain(OptionalDouble.empty()), cycle("day"), cycle("week")),
                List.of(category(OptionalInt.empty(), Optional.empty())));

        assertEquals(
                new Features(List.of("at", "day-sin", "day-cos", "week-sin", "week-cos"), List.of("at as word")),
                map.named());
    }

    @Test
    void aDayIsACircle() {
        assertArrayEquals(new float[] {0, 1}, read(cycle("day"), "\"2026-01-01T00:00Z\""), 1e-6f);
        assertArrayEquals(new float[] {1, 0}, read(cycle("day"), "\"2026-01-01T06:00Z\""), 1e-6f);
        assertArrayEquals(new float[] {0, -1}, read(cycle("day"), "\"1969-12-31T12:00Z\""), 1e-6f);
    }

    @Test
    void weeksAndYearsComeRound() {
        assertArrayEquals(
                read(cycle("week"), "\"2026-01-01T10:00Z\""), read(cycle("week"), "\"2026-01-08T10:00Z\""), 1e-6f);
        assertArrayEquals(read(cycle("year"), "\"2025-07-01\""), read(cycle("year"), "\"2026-07-01\""), .02f);
        assertTrue(read(cycle("year"), "\"2025-01-01\"")[1] * read(cycle("year"), "\"2025-07-01\"")[1] < -.9);
    }

    @Test
    void aNumberComesRoundByAPeriodOfItsOwn() {
        NumberFeature hour = new NumberFeature.Cycle("hour", AT, Period.of(24).orElseThrow());

        assertArrayEquals(new float[] {1, 0}, read(hour, "6"), 1e-6f);
        assertArrayEquals(read(hour, "-1"), read(hour, "23"), 1e-6f);
        assertThrows(UnreadableRecordException.class, () -> read(hour, "\"2026-01-01\""));
    }

    @Test
    void whatIsMissingIsRefusedUnlessSomethingIsTakenInItsPlace() {
        for (String absent : List.of("null", "{\"x\": 1}")) {
            FieldPath path = absent.equals("null") ? AT : FieldPath.of("at.y");
            assertThrows(
                    UnreadableRecordException.class,
                    () -> read(new NumberFeature.Plain("a", path, OptionalDouble.empty()), absent));
            assertEquals(-1, read(new NumberFeature.Plain("a", path, OptionalDouble.of(-1)), absent)[0]);
            assertEquals(
                    "none",
                    new CategoryFeature("a", path, OptionalInt.empty(), Optional.of("none"))
                            .read(reading(record(absent))));
        }
    }

    @Test
    void aPlaceHolderIsForWhatIsAbsentAndNotForWhatIsWrong() {
        assertThrows(UnreadableRecordException.class, () -> read(plain(OptionalDouble.of(-1)), "\"fast\""));
        assertThrows(
                UnreadableRecordException.class,
                () -> category(OptionalInt.empty(), Optional.of("none")).read(reading(record("[]"))));
    }

    @Test
    void aNumberThatNoFloatCanHoldIsRefused() {
        String told = assertThrows(UnreadableRecordException.class, () -> read(plain(OptionalDouble.empty()), "1e39"))
                .getMessage();
        assertEquals("feature 'at' is the number 1.0E39; a number below 3.4e38 was expected", told);
    }

    @Test
    void wordsAreHashedIntoAllBucketsAndNoOther() {
        CategoryFeature hashed = category(OptionalInt.of(4), Optional.empty());

        List<String> buckets = IntStream.range(0, 100)
                .mapToObj(n -> hashed.read(reading(record("\"N" + n + "\""))))
                .distinct()
                .sorted()
                .toList();

        assertEquals(List.of("0", "1", "2", "3"), buckets);
        assertEquals(hashed.read(reading(record("\"N1\""))), hashed.read(reading(record("\"N1\""))));
    }

    @Test
    void theRecordsKeyCanBeACategory() {
        CategoryFeature key = new CategoryFeature("who", FieldPath.of("$key"), OptionalInt.empty(), Optional.empty());
        Field.Group record = record("1");

        assertEquals("N1", key.read(new Reading("N1".getBytes(UTF_8), "any", record, null)));
        assertEquals(
                "feature 'who', field '$key', is missing, for the record has no key; a text, a number, true or false was"
                        + " expected",
                assertThrows(UnreadableRecordException.class, () -> key.read(reading(record)))
                        .getMessage());
        assertEquals(
                "feature 'who', field '$key', is no text, but 0001 (2 bytes); a text, a number, true or false was"
                        + " expected",
                assertThrows(
                                UnreadableRecordException.class,
                                () -> key.read(new Reading(new byte[] {0, 1}, "any", record, null)))
                        .getMessage());
    }

    @Test
    void whateverIsMadeOtherwiseIsSaidOtherwise() {
        List<NumberFeature> numbers = List.of(
                plain(OptionalDouble.empty()),
                plain(OptionalDouble.of(0)),
                plain(OptionalDouble.of(1)),
                new NumberFeature.Plain("at", FieldPath.of("at.all"), OptionalDouble.empty()),
                cycle("day"),
                cycle("week"),
                new NumberFeature.Cycle("x", AT, Period.of(24).orElseThrow()),
                new NumberFeature.Lagged("x", AT, 1, Optional.empty(), 0),
                new NumberFeature.Lagged("x", AT, 2, Optional.empty(), 0),
                new NumberFeature.Lagged("x", AT, 1, Optional.of(AT), 0),
                new NumberFeature.Lagged("x", AT, 1, Optional.empty(), 1));
        List<CategoryFeature> categories = List.of(
                category(OptionalInt.empty(), Optional.empty()),
                category(OptionalInt.of(4), Optional.empty()),
                category(OptionalInt.of(8), Optional.empty()),
                category(OptionalInt.empty(), Optional.of("none")));

        assertEquals(
                numbers.size(),
                numbers.stream().map(NumberFeature::made).distinct().count());
        assertEquals(
                categories.size(),
                categories.stream().map(CategoryFeature::made).distinct().count());
        assertEquals(
                Map.of("at", "'at', or 0.0", "day", "'at' in a cycle of 8.64E7 ms", "at as word", "'at' in 4 buckets"),
                new FeatureMap(List.of(numbers.get(1), numbers.get(4)), List.of(categories.get(1)))
                        .meaning(1)
                        .features());
    }

    private static NumberFeature plain(OptionalDouble missing) {
        return new NumberFeature.Plain("at", AT, missing);
    }

    private static NumberFeature cycle(String period) {
        return new NumberFeature.Cycle(period, AT, Period.NAMED.get(period));
    }

    private static CategoryFeature category(OptionalInt buckets, Optional<String> missing) {
        return new CategoryFeature("at as word", AT, buckets, missing);
    }

    private static float[] read(NumberFeature feature, String json) {
        float[] into = new float[feature.names().size() + 1];
        feature.read(reading(record(json)), into, 1);
        assertEquals(0, into[0], "what is before its place is not its");
        return Arrays.copyOfRange(into, 1, into.length);
    }

    private static Reading reading(Field.Group record) {
        return new Reading(null, "any", record, null);
    }

    private static Field.Group record(String json) {
        return RecordFormat.json().decode(("{\"at\": " + json + "}").getBytes(UTF_8));
    }
}
