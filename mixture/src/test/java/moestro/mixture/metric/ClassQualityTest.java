package moestro.mixture.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;

final class ClassQualityTest {
    private static final double EXACT = 1e-12;

    @Test
    void accuracyAndKappaAreThoseOfTheConfusionMatrix() {
        ClassQuality quality = new ClassQuality(3);
        // Rows are the truth, columns the prediction: 11 hits of 20.
        int[][] confusion = {{5, 2, 1}, {1, 4, 2}, {2, 1, 2}};
        for (int truth = 0; truth < 3; truth++) {
            for (int predicted = 0; predicted < 3; predicted++) {
                for (int i = 0; i < confusion[truth][predicted]; i++) {
                    quality.add(sure(predicted), truth);
                }
            }
        }
        // Truths 8, 7, 5; predictions 8, 7, 5: agreement by chance (64 + 49 + 25) / 400 = .345.
        assertEquals(20, quality.count());
        assertEquals(.55, quality.accuracy(), EXACT);
        assertEquals((.55 - .345) / (1 - .345), quality.kappa(), EXACT);
    }

    private static float[] sure(int predicted) {
        float[] output = {.25f, .25f, .25f};
        output[predicted] = .5f;
        return output;
    }

    @Test
    void logLossIsTheMeanNegativeLogProbabilityOfTheTruth() {
        ClassQuality quality = new ClassQuality(2);
        quality.add(new float[] {.25f, .75f}, 1);
        quality.add(new float[] {.5f, .5f}, 0);
        assertEquals(-(StrictMath.log(.75) + StrictMath.log(.5)) / 2, quality.main(), EXACT);
    }

    @Test
    void oneSureMistakeCostsNoMoreThanTheFloor() {
        ClassQuality quality = new ClassQuality(2);
        quality.add(new float[] {1, 0}, 1);
        assertEquals(StrictMath.log(1000), quality.main(), EXACT);
    }

    @Test
    void theLowestOfEqualClassesIsPredicted() {
        assertEquals(1, ClassQuality.best(new float[] {.2f, .4f, .4f}));
    }

    @Test
    void kappaIsZeroWhenChanceAloneAgrees() {
        ClassQuality quality = new ClassQuality(2);
        quality.add(new float[] {1, 0}, 0);
        quality.add(new float[] {1, 0}, 0);
        assertEquals(0, quality.kappa(), EXACT);
        assertEquals(1, quality.accuracy(), EXACT);
    }

    @Test
    void anEmptyScoreIsNotANumber() {
        Quality quality = Quality.of(new Task.Classification(List.of("no", "yes")));
        assertEquals(0, quality.count());
        assertEquals(
                List.of("accuracy", "kappa", "logLoss"),
                List.copyOf(quality.values().keySet()));
        quality.values().forEach((name, value) -> assertEquals(Double.NaN, value, name));
    }
}
