package moestro.mixture.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import moestro.mixture.Task;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

final class NumberQualityTest {

    @Property
    void theScoresAreThoseOfTheirDirectFormulas(
            @ForAll @Size(min = 2, max = 60) List<@DoubleRange(min = -1000, max = 1000) Double> labels) {
        NumberQuality quality = new NumberQuality();
        double mean = labels.stream().mapToDouble(y -> y).average().orElseThrow();
        double squared = 0;
        double absolute = 0;
        double spread = 0;
        for (int i = 0; i < labels.size(); i++) {
            float answer = (float) (.5 * labels.get(i) + i);
            quality.add(new float[] {answer}, labels.get(i));
            double error = answer - labels.get(i);
            squared += error * error;
            absolute += Math.abs(error);
            spread += (labels.get(i) - mean) * (labels.get(i) - mean);
        }
        assertEquals(labels.size(), quality.count());
        assertEquals(Math.sqrt(squared / labels.size()), quality.main(), 1e-9 * (1 + squared));
        assertEquals(quality.main(), quality.values().get("rmse"));
        assertEquals(absolute / labels.size(), quality.values().get("mae"), 1e-9 * (1 + absolute));
        if (spread > 1e-3) {
            double expected = 1 - squared / spread;
            assertEquals(expected, quality.values().get("r2"), 1e-6 * (1 + Math.abs(expected)));
        }
    }

    @Example
    void nothingIsExplainedOfAConstant() {
        NumberQuality quality = new NumberQuality();
        quality.add(new float[] {1}, 3);
        quality.add(new float[] {5}, 3);
        assertEquals(Double.NaN, quality.values().get("r2"));
        assertEquals(2, quality.main(), 1e-12);
    }

    @Example
    void anEmptyScoreIsNotANumber() {
        Quality quality = Quality.of(new Task.Regression());
        assertEquals(0, quality.count());
        assertEquals(List.of("rmse", "mae", "r2"), List.copyOf(quality.values().keySet()));
        quality.values().forEach((name, value) -> assertEquals(Double.NaN, value, name));
    }
}
