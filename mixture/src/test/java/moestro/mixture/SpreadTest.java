package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SpreadTest {
    private final Spread spread = new Spread(2, new float[] {-4, -3, -2, -1, 1, 2, 3, 4});

    @Test
    void anIntervalEndsAtTheQuantilesThatLeaveHalfOfTheRestOnEachSide() {
        assertArrayEquals(new double[] {.5, .8, .9, .95}, Spread.coverages());
        assertEquals(-1, spread.lower(.5));
        assertEquals(1, spread.upper(.5));
        assertEquals(-3, spread.lower(.9));
        assertEquals(4, spread.upper(.95));
    }

    @Test
    void aCoverageItDoesNotHaveIsRefusedWithThoseItHas() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> spread.lower(.99));
        assertTrue(refusal.getMessage().contains("[0.5, 0.8, 0.9, 0.95]"), refusal.getMessage());
    }
}
