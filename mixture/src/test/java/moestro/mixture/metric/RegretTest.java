package moestro.mixture.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class RegretTest {
    private static final double EXACT = 1e-12;

    @Test
    void recordsWeighByTheInverseOfTheirPropensity() {
        Regret regret = new Regret(2);
        regret.add(.5, .4, new double[] {.2, .8}, .5);
        regret.add(.3, .6, new double[] {.9, .1}, .25);
        // Weights 2 and 4.
        assertEquals(2, regret.count());
        assertEquals((2 * .5 + 4 * .3) / 6, regret.mixture(), EXACT);
        assertEquals((2 * .4 + 4 * .6) / 6, regret.uniform(), EXACT);
        assertEquals((2 * .2 + 4 * .1) / 6, regret.oracle(), EXACT);
        assertEquals((2 * .2 + 4 * .9) / 6, regret.fixed(0), EXACT);
        assertEquals((2 * .8 + 4 * .1) / 6, regret.fixed(1), EXACT);
        assertEquals(1, regret.bestFixed());
    }

    @Test
    void theFirstOfEqualExpertsIsTheBest() {
        Regret regret = new Regret(3);
        regret.add(1, 1, new double[] {.7, .3, .3}, 1);
        assertEquals(1, regret.bestFixed());
    }

    @Test
    void whatCannotHaveBeenAskedIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Regret(1).add(1, 1, new double[] {1}, 0));
    }
}
