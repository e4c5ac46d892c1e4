package moestro.app.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import moestro.topology.Memory;
import moestro.topology.UnreadableRecordException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LaggedTest {
    private static final FieldPath DELAY = FieldPath.of("delay");
    private static final Optional<FieldPath> TAIL = Optional.of(FieldPath.of("tail"));

    private Memory memory = Memory.passing();
    private int sent;

    @Test
    void theNumberOfAnEarlierRecordOfTheSameKeyIsTaken() {
        EventReader reader = reader(lagged("last", DELAY, 1, TAIL), lagged("before", DELAY, 2, TAIL));

        assertArrayEquals(new float[] {-1, -1}, read(reader, "N1", "5"));
        assertArrayEquals(new float[] {-1, -1}, read(reader, "N2", "50"));
        assertArrayEquals(new float[] {5, -1}, read(reader, "N1", "6"));
        assertArrayEquals(new float[] {6, 5}, read(reader, "N1", "7"));
        assertArrayEquals(new float[] {50, -1}, read(reader, "N2", "60"));
        assertArrayEquals(new float[] {7, 6}, read(reader, "N1", "8"));
    }

    @Test
    void withoutAFieldToGoByItIsTheRecordsKey() {
        EventReader reader = reader(lagged("last", DELAY, 1, Optional.empty()));

        assertArrayEquals(new float[] {-1}, numbers(reader, "k", "{\"id\": 1, \"delay\": 5}"));
        assertArrayEquals(new float[] {-1}, numbers(reader, "l", "{\"id\": 2, \"delay\": 6}"));
        assertArrayEquals(new float[] {5}, numbers(reader, "k", "{\"id\": 3, \"delay\": 7}"));
        assertArrayEquals(new float[] {-1}, numbers(reader, null, "{\"id\": 4, \"delay\": 8}"));
        assertArrayEquals(new float[] {-1}, numbers(reader, null, "{\"id\": 5, \"delay\": 9}"));
    }

    @Test
    void whatIsMissingIsRememberedAsMissingAndWhereNoKeyIsNothingIsRemembered() {
        EventReader reader = reader(lagged("last", DELAY, 1, TAIL));

        assertArrayEquals(new float[] {-1}, read(reader, "N1", "5"));
        assertArrayEquals(new float[] {5}, read(reader, "N1", "null"));
        assertArrayEquals(new float[] {-1}, read(reader, "N1", "6"));
        assertArrayEquals(new float[] {-1}, numbers(reader, "k", "{\"id\": \"x\", \"delay\": 6, \"tail\": null}"));
        assertArrayEquals(new float[] {-1}, numbers(reader, "k", "{\"id\": \"y\", \"delay\": 6}"));
        assertArrayEquals(new float[] {6}, read(reader, "N1", "true"));
        assertArrayEquals(new float[] {1}, read(reader, "N1", "0"));
    }

    @Test
    void whatIsNoNumberIsRefusedAndSoIsWhatIsNoKey() {
        EventReader reader = reader(lagged("last", DELAY, 1, TAIL));

        assertEquals(
                "feature 'last', field 'delay', is the text 'late'; a number was expected",
                refusal(reader, "{\"id\": 1, \"tail\": \"N1\", \"delay\": \"late\"}"));
        assertEquals(
                "the key of feature 'last', field 'tail', is a list; a text, a number, true or false was expected",
                refusal(reader, "{\"id\": 1, \"tail\": [], \"delay\": 1}"));
        assertArrayEquals(new float[] {-1}, read(reader, "N1", "5"));
    }

    @Test
    void aRecordThatComesAgainFindsTheOneBeforeItAndAddsNothing() {
        EventReader reader = reader(lagged("last", DELAY, 1, TAIL), lagged("third", DELAY, 3, TAIL));
        for (int n = 0; n < 4; n++) {
            read(reader, "N1", "" + n);
        }
        String again = "{\"id\": \"again\", \"tail\": \"N1\", \"delay\": 4}";

        assertArrayEquals(new float[] {3, 1}, numbers(reader, null, again));
        assertArrayEquals(new float[] {3, 1}, numbers(reader, null, again));
        assertArrayEquals(new float[] {4, 2}, read(reader, "N1", "5"));
        assertEquals(3, numbers(reader, null, again)[0]);
        assertArrayEquals(new float[] {5, 3}, read(reader, "N1", "6"));
    }

    @Test
    void aFeatureThatWasRenamedOrJoinedByAnotherRemembers() {
        read(reader(lagged("last", DELAY, 1, TAIL)), "N1", "5");

        EventReader other =
                reader(lagged("latest", DELAY, 1, TAIL), new NumberFeature.Plain("now", DELAY, OptionalDouble.empty()));

        assertArrayEquals(new float[] {5, 6}, read(other, "N1", "6"));
        assertArrayEquals(
                new float[] {-1},
                read(reader(lagged("latest", FieldPath.of("other"), 1, TAIL)), "N1", "7"),
                "another field is another series");
    }

    /** Keys, lags and numbers of any kind, against a list for each key. */
    @Property(tries = 50)
    void itIsTheNumberSoManyRecordsOfTheKeyBefore(
            @ForAll @Size(max = 80) List<@IntRange(max = 3) Integer> keys,
            @ForAll @IntRange(min = 1, max = NumberFeature.Lagged.MOST) int lag) {
        memory = Memory.passing();
        EventReader reader = reader(lagged("one", DELAY, lag, TAIL), lagged("last", DELAY, 1, TAIL));
        List<List<Float>> model = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int n = 0; n < keys.size(); n++) {
            List<Float> past = model.get(keys.get(n));
            float one = past.size() < lag ? -1 : past.get(past.size() - lag);
            float last = past.isEmpty() ? -1 : past.getLast();

            assertArrayEquals(new float[] {one, last}, read(reader, "N" + keys.get(n), n + ".5"));
            past.add(n + .5f);
        }
    }

    private static NumberFeature lagged(String name, FieldPath path, int lag, Optional<FieldPath> by) {
        return new NumberFeature.Lagged(name, path, lag, by, -1);
    }

    private EventReader reader(NumberFeature... features) {
        Origin origin = new Origin("any", WireFormat.JSON, Optional.of(FieldPath.of("id")), Optional.empty());
        return new EventReader(
                RecordFormat.json(),
                new Heading("input.events", origin),
                new FeatureMap(List.of(features), List.of()),
                memory);
    }

    private float[] read(EventReader reader, String tail, String delay) {
        String text = "{\"id\": \"F" + sent++ + "\", \"tail\": \"" + tail + "\", \"delay\": " + delay + "}";
        return numbers(reader, null, text);
    }

    private static float[] numbers(EventReader reader, String key, String text) {
        return reader.read(key == null ? null : key.getBytes(UTF_8), text.getBytes(UTF_8), 0)
                .numbers();
    }

    private static String refusal(EventReader reader, String text) {
        return assertThrows(UnreadableRecordException.class, () -> numbers(reader, null, text))
                .getMessage();
    }
}
