package moestro.app.evaluate.finding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class WindowsTest {

    @Test
    void longRunsHaveAHundredWindowsAndShortOnesFewer() {
        assertEquals(100, Windows.of(45_312).count());
        assertEquals(75, Windows.of(1500).count());
        assertEquals(1, Windows.of(3).count());
    }

    @Test
    void middlesAreBetweenTheFirstRecordsOfNeighbours() {
        assertArrayEquals(new double[] {25, 75}, new Windows(100, 2).middles());
    }

    @Property
    void everyRecordLiesInTheWindowThatBeginsAtOrBeforeIt(
            @ForAll @IntRange(min = 1, max = 3_000_000) int records, @ForAll @IntRange(min = 0, max = 999) int share) {
        Windows windows = Windows.of(records);
        int record = (int) ((long) share * records / 1000);
        int window = windows.at(record);
        assertTrue(windows.start(window) <= record && record < windows.start(window + 1));
    }
}
