package moestro.mixture.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class CoverageTest {
    private static final double EXACT = 1e-12;

    @Test
    void theShareOfTruthsInsideIsCountedBoundsIncluded() {
        Coverage coverage = new Coverage(.8);
        coverage.add(0, 10, 5);
        coverage.add(0, 10, 0);
        coverage.add(0, 10, 10);
        coverage.add(2, 4, 7);
        coverage.add(2, 4, 1);
        assertEquals(5, coverage.count());
        assertEquals(.6, coverage.share(), EXACT);
        assertEquals((30 + 4) / 5.0, coverage.meanWidth(), EXACT);
        // Widths 34; misses by 3 and 1, each unit costs 2 / .2 = 10.
        assertEquals((34 + 40) / 5.0, coverage.intervalScore(), EXACT);
        assertEquals(.8, coverage.nominal());
    }

    @Test
    void noIntervalIsNotANumber() {
        assertEquals(Double.NaN, new Coverage(.5).share());
        assertEquals(Double.NaN, new Coverage(.5).meanWidth());
        assertEquals(Double.NaN, new Coverage(.5).intervalScore());
    }

    @Test
    void whatIsNoIntervalIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Coverage(1));
        assertThrows(IllegalArgumentException.class, () -> new Coverage(.5).add(2, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Coverage(.5).add(Double.NaN, 1, 1));
    }
}
