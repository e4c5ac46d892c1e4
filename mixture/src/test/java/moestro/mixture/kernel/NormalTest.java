package moestro.mixture.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalTest {
    @ParameterizedTest
    @CsvSource({
        "0, .5",
        "1, .8413447460685429",
        "-1, .15865525393145707",
        "1.959963984540054, .975",
        "-3, .0013498980316300957",
        "-3.000001, .0013498935997883319",
        "-6, 9.865876450377012e-10",
        "-20, 2.7536241186063314e-89",
        "5, .9999997133484281"
    })
    void itsValuesAreThoseOfTheTables(double x, double expected) {
        assertEquals(expected, Normal.cumulative(x), 1e-12 * expected);
    }

    @Test
    void itsEndsAreZeroAndOne() {
        assertEquals(0, Normal.cumulative(Double.NEGATIVE_INFINITY));
        assertEquals(1, Normal.cumulative(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(Normal.cumulative(Double.NaN)));
    }
}
