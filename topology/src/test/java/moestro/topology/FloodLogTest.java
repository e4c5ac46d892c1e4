package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flood is told in a few lines, and nothing rare drowns in it. */
final class FloodLogTest {
    private final List<String> lines = new ArrayList<>();
    private final FloodLog log = new FloodLog(lines::add);

    @Test
    void theFirstOfAKindAreWrittenAndTheOthersCounted() {
        for (int n = 0; n < 100_000; n++) {
            log.add("events-0 at offset " + n, "the id 'id-" + n + "' is " + n + " bytes too long");
        }
        assertEquals(3, lines.size());
        assertEquals("events-0 at offset 0: the id 'id-0' is 0 bytes too long", lines.getFirst());
        log.summarize();
        assertEquals(
                "99997 more of the same kind, the last: events-0 at offset 99999: the id 'id-99999' is 99999 bytes too"
                        + " long",
                lines.getLast());
        log.summarize();
        assertEquals(4, lines.size(), "nothing has come since");
    }

    @Test
    void aRareKindIsWrittenInTheMiddleOfAFlood() {
        for (int n = 0; n < 1000; n++) {
            log.add("here", "the value is null");
        }
        log.add("there", "the key is null");
        assertEquals("there: the key is null", lines.getLast());
    }

    @Test
    void aKindThatHasCeasedIsWrittenAgainWhenItComesBack() {
        log.add("here", "the value is null");
        log.summarize();
        for (int n = 0; n < 3; n++) {
            log.add("again", "the value is null");
        }
        assertEquals(4, lines.size());
    }

    @Test
    void aFloodThatGoesOnTakesOneLineForEachInterval() {
        for (int interval = 0; interval < 5; interval++) {
            for (int n = 0; n < 1000; n++) {
                log.add("here", "the value is null");
            }
            log.summarize();
        }
        assertEquals(3 + 5, lines.size());
    }

    @Test
    void kindsWithoutEndAreNotRemembered() {
        for (int n = 0; n < 10_000; n++) {
            log.add("here", "x".repeat(n));
        }
        assertTrue(lines.size() <= 33 * 3, () -> lines.size() + " lines");
    }

    @Test
    void problemsAreOfOneKindIfTheyDifferInQuotesBracketsAndDigitsOnly() {
        assertEquals(FloodLog.kind("feature 'a' is 3, of [a, b]"), FloodLog.kind("feature 'b c' is 44, of [a]"));
        assertNotEquals(FloodLog.kind("feature 'a' is null"), FloodLog.kind("feature 'a' is NaN"));
    }
}
