package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeaturesTest {
    private static final Features FEATURES = new Features(List.of("distance", "speed"), List.of("carrier"));

    private static Row row(float distance, float speed, String carrier) {
        return new Row(new float[] {distance, speed}, new String[] {carrier});
    }

    @Test
    void aGoodRowGivesNoComplaint() {
        assertNull(FEATURES.complaint(row(Float.MAX_VALUE, -0f, "")));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aNumberThatIsNotFiniteIsNamedWithItsValue(float value) {
        assertEquals("feature 'speed' is " + value + ", not a finite number", FEATURES.complaint(row(1, value, "A")));
    }

    @Test
    void aMissingCategoryIsNamed() {
        assertEquals("feature 'carrier' is null", FEATURES.complaint(row(1, 2, null)));
    }

    @Test
    void aWrongCountOfNumbersIsToldWithTheNames() {
        String complaint = FEATURES.complaint(new Row(new float[] {1}, new String[] {"A"}));
        assertEquals("expected 2 numbers [distance, speed], got 1", complaint);
        assertTrue(FEATURES.complaint(new Row(new float[3], new String[] {"A"})).endsWith("got 3"));
    }

    @Test
    void aWrongCountOfCategoriesIsToldWithTheNames() {
        String complaint = FEATURES.complaint(new Row(new float[2], new String[0]));
        assertEquals("expected 1 categories [carrier], got 0", complaint);
    }

    @Test
    void somethingMustBeKnownOfAnEvent() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new Features(List.of(), List.of()));
        assertTrue(refusal.getMessage().contains("name at least one"), refusal.getMessage());
    }

    @Test
    void rowsAreEqualByTheirContents() {
        assertEquals(row(1, 2, "A"), row(1, 2, "A"));
        assertEquals(row(1, 2, "A").hashCode(), row(1, 2, "A").hashCode());
        assertNotEquals(row(1, 2, "A"), row(1, 3, "A"));
        assertNotEquals(row(1, 2, "A"), row(1, 2, "B"));
        assertEquals("Row[[1.0, 2.0], [A]]", row(1, 2, "A").toString());
    }

    @Test
    void anInputOfAnotherShapeIsRefused() {
        Layout layout = new Layout(1, 1, 3);
        assertThrows(IllegalArgumentException.class, () -> new Input(layout, new float[2], new float[4], new int[1]));
        assertThrows(IllegalArgumentException.class, () -> new Input(layout, new float[1], new float[5], new int[1]));
        assertThrows(IllegalArgumentException.class, () -> new Input(layout, new float[2], new float[5], new int[0]));
        assertEquals(5, new Input(layout, new float[2], new float[5], new int[1]).dense().length);
    }

    @Test
    void aNameThatStandsTwiceIsRefused() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new Features(List.of("a", "b"), List.of("b")))
                .getMessage();
        assertTrue(message.contains("a feature is named twice"), message);
    }
}
