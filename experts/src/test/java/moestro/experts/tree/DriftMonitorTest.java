package moestro.experts.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import moestro.experts.tree.DriftMonitor.Verdict;
import moestro.mixture.Hash;
import org.junit.jupiter.api.Test;

class DriftMonitorTest {

    @Test
    void warnsAndThenAlarmsWhenErrorsRise() {
        DriftMonitor monitor = new DriftMonitor();
        for (int i = 0; i < 3000; i++) {
            assertNotEquals(Verdict.ALARM, note(monitor, i, .1));
        }
        int warned = -1;
        int alarmed = -1;
        for (int i = 3000; alarmed < 0 && i < 4000; i++) {
            Verdict verdict = note(monitor, i, .5);
            warned = warned < 0 && verdict == Verdict.WARNING ? i : warned;
            alarmed = verdict == Verdict.ALARM ? i : alarmed;
        }
        assertTrue(3000 <= warned && warned < alarmed, "warned at " + warned + ", alarmed at " + alarmed);
        assertTrue(alarmed < 3100, "alarmed at " + alarmed);
    }

    @Test
    void isCalmWhenErrorsFall() {
        DriftMonitor monitor = new DriftMonitor();
        for (int i = 0; i < 2000; i++) {
            note(monitor, i, .4);
        }
        Verdict last = Verdict.UNDECIDED;
        for (int i = 2000; i < 2200; i++) {
            last = note(monitor, i, .1);
        }
        assertEquals(Verdict.CALM, last);
    }

    @Test
    void saysNothingAboutAYoungTree() {
        DriftMonitor monitor = new DriftMonitor();
        for (int i = 0; i < 300; i++) {
            assertEquals(Verdict.UNDECIDED, monitor.note(i >= 150));
        }
        assertEquals(Verdict.ALARM, monitor.note(true));
        monitor.reset();
        assertEquals(Verdict.UNDECIDED, monitor.note(true));
    }

    @Test
    void theVoteIsTheFourthPowerOfTheRecentAccuracy() {
        DriftMonitor monitor = new DriftMonitor();
        assertEquals(StrictMath.pow(1.001, 4), monitor.vote(), 1e-12);
        monitor.note(true);
        monitor.note(false);
        assertEquals(StrictMath.pow(.501, 4), monitor.vote(), 1e-12);
    }

    private static Verdict note(DriftMonitor monitor, int i, double errors) {
        return monitor.note(Hash.uniform(Hash.mix(1, i)) < errors);
    }
}
