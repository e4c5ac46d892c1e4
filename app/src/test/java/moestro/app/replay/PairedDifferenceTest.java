package moestro.app.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import moestro.app.replay.PairedDifference.Verdict;
import moestro.mixture.Hash;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
    private static PairedDifference of(int records, double shift) {
        PairedDifference difference = new PairedDifference(records);
        for (int n = 0; n < records; n++) {
            difference.add(shift + Hash.uniform(Hash.mix(n, 5)) - .5);
        }
        return difference;
    }

    @Test
    void aClearDifferenceIsToldWithItsSign() {
        assertEquals(Verdict.BETTER, of(2000, -.2).verdict());
        assertEquals(Verdict.WORSE, of(2000, .2).verdict());
        assertEquals(-.2, of(2000, -.2).mean(), .03);
    }

    @Test
    void noiseIsNoDifference() {
        assertEquals(Verdict.UNDECIDED, of(2000, 0).verdict());
    }

    @Test
    void aFewRecordsTellNothing() {
        assertEquals(Verdict.TOO_FEW, of(199, -.4).verdict());
    }

    @Test
    void anIntervalCoversTheTruthAboutAsOftenAsItSays() {
        int covered = 0;
        for (int trial = 0; trial < 400; trial++) {
            PairedDifference difference = new PairedDifference(400);
            for (int n = 0; n < 400; n++) {
                difference.add(Hash.uniform(Hash.mix(trial, n, 6)) - .5);
            }
            covered += Math.abs(difference.mean()) <= difference.margin() ? 1 : 0;
        }
        int times = covered;
        assertTrue(times > 365 && times < 395, () -> times + " of 400, where 380 are expected");
    }

    @Test
    void whatResemblesItsNeighboursWidensTheInterval() {
        PairedDifference waves = new PairedDifference(2000);
        for (int n = 0; n < 2000; n++) {
            waves.add(n / 100 % 2 == 0 ? 1 : -1);
        }
        assertTrue(waves.margin() > .4, () -> "margin " + waves.margin());
    }
}
