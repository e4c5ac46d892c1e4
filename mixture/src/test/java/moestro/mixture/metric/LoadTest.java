package moestro.mixture.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How a load lies on the experts: golden numbers, and the two ends of each scale. */
final class LoadTest {
    private static final double EXACT = 1e-9;
    private static final double SIX_DIGITS = 5e-7;

    @Test
    void theGoldenLoadsGiveTheGoldenNumbers() {
        Load load = new Load(new double[] {50, 30, 15, 5, 0});
        assertEquals(.709639, load.entropy(), SIX_DIGITS);
        assertEquals(3.133404, load.effectiveExperts(), SIX_DIGITS);
        assertEquals(.825, load.squaredVariation(), EXACT);
        assertEquals(1.5, load.maxViolation(), EXACT);
        assertEquals(.467318, load.divergence(), SIX_DIGITS);
        assertEquals(.547945, load.jain(), SIX_DIGITS);
        assertEquals(.5, load.gini(), EXACT);
        assertEquals(.3, load.share(1), EXACT);
    }

    @Test
    void theOrderAndTheUnitOfTheLoadsDoNotMatter() {
        Load load = new Load(new double[] {50, 30, 15, 5, 0});
        Load other = new Load(new double[] {0, 600, 100, 1000, 300});
        assertEquals(load.entropy(), other.entropy(), EXACT);
        assertEquals(load.squaredVariation(), other.squaredVariation(), EXACT);
        assertEquals(load.maxViolation(), other.maxViolation(), EXACT);
        assertEquals(load.jain(), other.jain(), EXACT);
        assertEquals(load.gini(), other.gini(), EXACT);
    }

    @Test
    void anEqualLoadIsAtTheGoodEndOfEveryScale() {
        Load load = new Load(new double[] {7, 7, 7, 7});
        assertEquals(1, load.entropy(), EXACT);
        assertEquals(4, load.effectiveExperts(), EXACT);
        assertEquals(0, load.squaredVariation(), EXACT);
        assertEquals(0, load.maxViolation(), EXACT);
        assertEquals(0, load.divergence(), EXACT);
        assertEquals(1, load.jain(), EXACT);
        assertEquals(0, load.gini(), EXACT);
    }

    @Test
    void aLoadOnOneExpertIsAtTheBadEndOfEveryScale() {
        Load load = new Load(new double[] {0, 0, 9, 0});
        assertEquals(0, load.entropy(), EXACT);
        assertEquals(1, load.effectiveExperts(), EXACT);
        assertEquals(3, load.squaredVariation(), EXACT);
        assertEquals(3, load.maxViolation(), EXACT);
        assertEquals(StrictMath.log(4), load.divergence(), EXACT);
        assertEquals(.25, load.jain(), EXACT);
        assertEquals(.75, load.gini(), EXACT);
    }

    @Test
    void noLoadAndOneExpertGiveNumbersToo() {
        for (double[] loads : new double[][] {{0, 0, 0}, {5}}) {
            Load load = new Load(loads);
            double[] measures = {
                load.share(0),
                load.entropy(),
                load.effectiveExperts(),
                load.squaredVariation(),
                load.maxViolation(),
                load.divergence(),
                load.jain(),
                load.gini()
            };
            for (double measure : measures) {
                assertTrue(Double.isFinite(measure), () -> Arrays.toString(measures));
            }
        }
    }
}
