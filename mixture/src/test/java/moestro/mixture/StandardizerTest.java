package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;

final class StandardizerTest {
    private static Row numbers(float... values) {
        return new Row(values, new String[0]);
    }

    private static float standardized(Standardizer standardizer, float value) {
        return standardizer.standardize(numbers(value))[0];
    }

    @Property
    void numbersAreStandardizedByTheMeanAndVarianceSeen(
            @ForAll @Size(min = 2, max = 200) List<@FloatRange(min = -1000, max = 1000) Float> seen,
            @ForAll @FloatRange(min = -3000, max = 3000) float value) {
        Standardizer standardizer = new Standardizer(1);
        seen.forEach(x -> standardizer.observe(numbers(x)));

        double mean = seen.stream().mapToDouble(x -> x).average().orElseThrow();
        // The first number has no spread; it counts as 1.
        double squares = 1;
        for (float x : seen) {
            squares += (x - mean) * (x - mean);
        }
        double z = (value - mean) / Math.sqrt(squares / seen.size());
        double clipped = Math.max(-5, Math.min(5, z));
        assertEquals(clipped, standardized(standardizer, value), 1e-5 * Math.max(1, Math.abs(clipped)));
    }

    @Example
    void oldNumbersFadeAtOneInAThousand() {
        Standardizer standardizer = new Standardizer(1);
        double mean = 0;
        double variance = 0;
        for (int n = 1; n <= 5_000; n++) {
            float x = (float) Hash.gaussian(n) + (n > 2_000 ? 10 : 0);
            standardizer.observe(numbers(x));
            double rate = Math.max(.001, 1.0 / n);
            double before = x - mean;
            mean += rate * before;
            variance = n == 1 ? 1 : (1 - rate) * variance + rate * before * (x - mean);
        }
        assertTrue(mean > 9 && mean < 10, "mean " + mean);
        assertEquals((12 - mean) / Math.sqrt(variance), standardized(standardizer, 12), 1e-5);
    }

    @Example
    void beforeTheFirstEventNumbersAreZero() {
        assertEquals(0, standardized(new Standardizer(1), 1e30f));
    }

    @Example
    void hugeNumbersAreClippedNotInfinite() {
        Standardizer standardizer = new Standardizer(1);
        for (int i = 0; i < 10; i++) {
            standardizer.observe(numbers(i % 2 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE));
        }
        assertEquals(1, standardized(standardizer, Float.MAX_VALUE), .1f);
        Standardizer constant = new Standardizer(1);
        for (int i = 0; i < 20_000; i++) {
            constant.observe(numbers(3));
        }
        assertEquals(5, standardized(constant, 3.1f));
        assertEquals(0, standardized(constant, 3f), 1e-3f);
    }

    @Example
    void aRestoredStandardizerIsATwin() {
        Standardizer standardizer = new Standardizer(2);
        for (int n = 0; n < 100; n++) {
            standardizer.observe(numbers((float) Hash.gaussian(n), n));
        }
        Standardizer twin = new Standardizer(2);
        twin.readModel(new StateReader(state(standardizer)));
        standardizer.observe(numbers(1, 2));
        twin.observe(numbers(1, 2));
        assertArrayEquals(standardizer.standardize(numbers(3, 4)), twin.standardize(numbers(3, 4)));
    }

    @Example
    void aStateOfOtherFeaturesIsRefused() {
        StateReader other = new StateReader(state(new Standardizer(3)));
        String message = assertThrows(IllegalStateException.class, () -> new Standardizer(2).readModel(other))
                .getMessage();
        assertTrue(message.contains("3 numeric features, this deployment has 2"), message);
    }

    private static Map<String, byte[]> state(Standardizer standardizer) {
        StateWriter out = new StateWriter();
        standardizer.writeModel(out);
        return out.sections();
    }
}
