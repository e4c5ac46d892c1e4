package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParametersTest {

    private static String refusal(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }

    @Test
    void whatIsNotGivenHasItsDefault() {
        Parameters none = Parameters.none();
        assertEquals(.5, none.number("rate", .5, 0, 1));
        assertEquals(7, none.whole("trees", 7, 1, 100));
        assertTrue(none.flag("bagged", true));
        assertFalse(none.flag("bagged", false));
    }

    @Test
    void whatIsGivenCounts() {
        Parameters given = new Parameters(Map.of("rate", .25, "trees", 9.0, "bagged", 0.0));
        assertEquals(.25, given.number("rate", .5, 0, 1));
        assertEquals(9, given.whole("trees", 7, 1, 100));
        assertFalse(given.flag("bagged", true));
        given.refuseUnknown("expert 'forest'");
    }

    @Test
    void aChoiceIsTheIndexOfAName() {
        Parameters given = new Parameters(Map.of("colour", 1.0, "size", 2.0, "form", .5));
        List<String> names = List.of("red", "blue");
        assertEquals(1, given.choice("colour", names, 0));
        assertEquals(1, given.choice("smell", names, 1));
        assertEquals(
                "parameter 'size' is 2.0; it must be the index of one of [red, blue], counted from 0",
                refusal(() -> given.choice("size", names, 0)));
        refusal(() -> given.choice("form", names, 0));
    }

    @Test
    void bothEndsOfTheRangeAreAllowed() {
        Parameters given = new Parameters(Map.of("low", 0.0, "high", 1.0));
        assertEquals(0, given.number("low", .5, 0, 1));
        assertEquals(1, given.number("high", .5, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aNumberOutOfItsRangeIsNamedWithTheRange(double value) {
        Parameters given = new Parameters(Map.of("rate", value));
        assertEquals(
                "parameter 'rate' is " + value + "; it must lie between 0.0 and 1.0",
                refusal(() -> given.number("rate", .5, 0, 1)));
    }

    @Test
    void aWholeNumberMustBeOne() {
        Parameters given = new Parameters(Map.of("trees", 2.5));
        assertEquals(
                "parameter 'trees' is 2.5; it must be a whole number", refusal(() -> given.whole("trees", 7, 1, 100)));
    }

    @Test
    void aFlagIsZeroOrOne() {
        assertTrue(refusal(() -> new Parameters(Map.of("bagged", .5)).flag("bagged", true))
                .contains("'bagged'"));
        assertTrue(refusal(() -> new Parameters(Map.of("bagged", 2.0)).flag("bagged", true))
                .contains("'bagged'"));
    }

    @Test
    void aNameThatNobodyKnowsIsRefusedWithThoseThatAreKnown() {
        Parameters given = new Parameters(Map.of("rate", .1, "treees", 9.0));
        given.number("rate", .5, 0, 1);
        given.whole("trees", 7, 1, 100);
        assertEquals(
                "expert 'forest' has no parameter 'treees'; it knows [rate, trees]",
                refusal(() -> given.refuseUnknown("expert 'forest'")));
    }
}
