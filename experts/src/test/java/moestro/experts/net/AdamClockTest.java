package moestro.experts.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AdamClockTest {

    @Test
    void correctionsFollowTheStepsTaken() {
        AdamClock clock = new AdamClock(.005);
        for (int step = 1; step <= 50_000; step++) {
            AdamClock.Rates rates = clock.tick();
            assertEquals((float) (.005 / (1 - StrictMath.pow(.9, step))), rates.rate());
            assertEquals((float) (1 / (1 - StrictMath.pow(.999, step))), rates.secondScale());
        }
    }

    @Test
    void restoredItGoesOn() {
        AdamClock clock = new AdamClock(.01);
        clock.tick();
        clock.tick();
        AdamClock restored = new AdamClock(.01);
        restored.restore(clock.steps());

        assertEquals(clock.tick(), restored.tick());
    }
}
