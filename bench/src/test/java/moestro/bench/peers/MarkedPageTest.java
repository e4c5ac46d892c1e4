package moestro.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class MarkedPageTest {
    private static final String PAGE = """
            before
            <!-- table a 0 -->
            old
            <!-- end of table -->
            between
            <!-- table a 48 -->
            <!-- end of table -->
            after
            """;

    @Test
    void onlyWhatIsBetweenItsMarkersIsWritten() {
        String page = MarkedPage.with(MarkedPage.with(PAGE, "a 48", "late\n"), "a 0", "new\n");
        assertEquals("""
                before
                <!-- table a 0 -->

                new

                <!-- end of table -->
                between
                <!-- table a 48 -->

                late

                <!-- end of table -->
                after
                """, page);
    }

    @Test
    void aTableWithoutAPlaceIsRefused() {
        Exception refusal = assertThrows(IllegalArgumentException.class, () -> MarkedPage.with(PAGE, "b 0", "x"));
        assertTrue(refusal.getMessage().contains("<!-- table b 0 -->"), refusal.getMessage());
    }
}
