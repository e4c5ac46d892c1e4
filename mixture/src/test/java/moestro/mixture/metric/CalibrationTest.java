package moestro.mixture.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CalibrationTest {
    private static final double SIX_DIGITS = 5e-7;
    private static final double FLOAT = 1e-6;

    @Test
    void thirtyOnePredictionsOfThreeClassesGiveTheNumbersOfNumpy() {
        Calibration calibration = new Calibration();
        for (int i = 0; i < 31; i++) {
            float confidence = (float) (.4 + .0125 * (i * 7 % 31));
            float second = (1 - confidence) * .75f;
            calibration.add(new float[] {confidence, second, 1 - confidence - second}, i * 5 % 9 < 6 ? 0 : 1);
        }
        assertEquals(.387399, calibration.expectedError(), SIX_DIGITS);
        assertEquals(.493187, calibration.brier(), SIX_DIGITS);
        assertEquals(15, calibration.bins().size());
        assertEquals(3, calibration.bins().getLast().count());
    }

    @Test
    void confidencesThatAreSharesOfHitsAreCalibrated() {
        Calibration calibration = new Calibration();
        for (int i = 0; i < 40; i++) {
            calibration.add(new float[] {.75f, .25f}, i % 4 == 0 ? 1 : 0);
        }
        assertEquals(0, calibration.expectedError(), FLOAT);
        // Three quarters of 2 (1/4)^2, one quarter of 2 (3/4)^2.
        assertEquals(.375, calibration.brier(), FLOAT);
    }

    @Test
    void equalConfidencesShareABinSoThatOrderDoesNotMatter() {
        Calibration hitsFirst = new Calibration();
        Calibration hitsLast = new Calibration();
        for (int i = 0; i < 60; i++) {
            hitsFirst.add(new float[] {.2f, .8f}, i < 30 ? 1 : 0);
            hitsLast.add(new float[] {.2f, .8f}, i < 30 ? 0 : 1);
        }
        assertEquals(1, hitsFirst.bins().size());
        assertEquals(.3, hitsFirst.expectedError(), FLOAT);
        assertEquals(hitsFirst.bins(), hitsLast.bins());
    }

    @Test
    void binsAreInOrderOfConfidenceAndHoldEveryPrediction() {
        Calibration calibration = new Calibration();
        for (int i = 0; i < 5000; i++) {
            float confidence = .5f + i * 263 % 499 / 1000f;
            calibration.add(new float[] {1 - confidence, confidence}, i % 2);
        }
        List<Calibration.Bin> bins = calibration.bins();
        assertEquals(5000, bins.stream().mapToInt(Calibration.Bin::count).sum());
        for (int b = 1; b < bins.size(); b++) {
            assertTrue(bins.get(b).confidence() > bins.get(b - 1).confidence());
        }
    }

    @Test
    void noPredictionIsNotANumber() {
        assertEquals(Double.NaN, new Calibration().brier());
        assertEquals(Double.NaN, new Calibration().expectedError());
        assertEquals(List.of(), new Calibration().bins());
    }
}
