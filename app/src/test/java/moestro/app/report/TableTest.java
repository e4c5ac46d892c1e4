package moestro.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void theFirstColumnStandsLeftTheOthersRight() {
        String table =
                new Table("name", "error").row("a", "1.25").row("longer", "10").toString();
        assertEquals("name    error\na        1.25\nlonger     10\n", table);
    }

    @Test
    void aRowOfAnotherWidthIsRefused() {
        Table table = new Table("a", "b");
        assertThrows(IllegalArgumentException.class, () -> table.row("only one"));
    }
}
