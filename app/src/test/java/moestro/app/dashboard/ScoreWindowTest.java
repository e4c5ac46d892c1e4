package moestro.app.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScoreWindowTest {
    private static final int EXPERT = Voices.EXPERTS;

    private static Scored scored(double mixture, double expert) {
        return new Scored(new double[] {mixture, 0, 0, expert}, new boolean[] {mixture < 1, false, false, false});
    }

    @Test
    void twoAreComparedWhereBothAnswered() {
        ScoreWindow window = new ScoreWindow(10);
        window.add(scored(9, Double.NaN));
        window.add(scored(1, 4));
        window.add(scored(7, 12));

        assertEquals(4, window.where(EXPERT, Voices.MIXTURE).error(true));
        assertEquals(Math.sqrt(8), window.where(Voices.MIXTURE, EXPERT).error(false));
        assertEquals(3, window.where(Voices.MIXTURE, Voices.MIXTURE).count());
    }

    @Test
    void onlyTheLastOnesCount() {
        ScoreWindow window = new ScoreWindow(2);
        window.add(scored(100, 100));
        window.add(scored(0, 100));
        window.add(scored(4, 100));

        Tally mixture = window.where(Voices.MIXTURE, Voices.MIXTURE);
        assertEquals(2, mixture.error(true));
        assertEquals(.5, mixture.accuracy());
    }

    @Test
    void aDifferenceIsClearWhenItsMeanStandsFarEnoughFromZero() {
        // Differences 1 and 3, so often each: mean 2, deviation 1; of 4 the standard error is .58, so 2 is 3.5 of them.
        ScoreWindow clear = new ScoreWindow(10);
        // Differences -1 and 3: mean 1, deviation 2, standard error 1.15.
        ScoreWindow chance = new ScoreWindow(10);
        for (int i = 0; i < 2; i++) {
            clear.add(scored(1, 2));
            clear.add(scored(1, 4));
            chance.add(scored(1, 0));
            chance.add(scored(1, 4));
        }

        assertTrue(clear.isClear(EXPERT));
        assertFalse(chance.isClear(EXPERT));
        assertFalse(new ScoreWindow(1).isClear(EXPERT));
    }
}
