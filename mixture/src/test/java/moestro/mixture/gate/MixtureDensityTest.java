package moestro.mixture.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import moestro.mixture.kernel.Softmax;
import org.junit.jupiter.api.Test;

/** The published mixture's mean, variance and score, computed elsewhere. */
final class MixtureDensityTest {
    private static final double EXACT = 1e-9;
    private final MixtureDensity density =
            new MixtureDensity(Softmax.of(new double[] {.2, -.1, .5}), new double[] {1, 2, 4}, new double[] {1, .5, 2});

    @Test
    void itsMeanAndVarianceAreThoseOfTheGoldenMixture() {
        assertEquals(2.549949929938, density.mean(), EXACT);
        assertEquals(3.898600637415, density.varianceAround(density.mean()), EXACT);
    }

    @Test
    void itsScoreIsThatOfTheGoldenMixture() {
        assertEquals(.526502008576, density.crps(1.5), EXACT);
    }

    @Test
    void theVarianceIsLeastAroundTheMean() {
        double least = density.varianceAround(density.mean());
        assertEquals(least + .25, density.varianceAround(density.mean() + .5), EXACT);
    }
}
