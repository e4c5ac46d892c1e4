package moestro.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;

final class NumbersTest {

    @Test
    void compactNumbersHaveThreeDigitsOrAreWhole() {
        assertEquals("0.0123", Numbers.compact(.012345));
        assertEquals("4.5", Numbers.compact(4.5));
        assertEquals("0", Numbers.compact(0));
        assertEquals("-12,346", Numbers.compact(-12345.6));
        assertEquals("1.20e-07", Numbers.compact(1.2e-7));
        assertEquals("–", Numbers.compact(Double.NaN));
    }

    @Test
    void theLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("1,234.50", Numbers.fixed(1234.5, 2));
            assertEquals("12.3\u00a0%", Numbers.percent(.12345, 1));
            assertEquals("45,312", Numbers.whole(45_312));
            assertEquals("0.1863", Numbers.metric(.18632));
        } finally {
            Locale.setDefault(before);
        }
    }
}
