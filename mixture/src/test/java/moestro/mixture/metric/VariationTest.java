package moestro.mixture.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

/** The squared coefficient of variation, and its slope. */
final class VariationTest {
    @Example
    void theGoldenImportance() {
        double[] importance = {.567950395359, 1.055523297368, .944476702632, .432049604641, 0};
        assertEquals(.397444547423, Variation.of(importance), 1e-9);
        double[] load = {1.055259631296, 1.933686187287, 1.004523253263, .873342022163, .721784834363};
        assertEquals(.143921175315, Variation.of(load), 1e-9);
        assertEquals(.054136572274, .1 * (Variation.of(importance) + Variation.of(load)), 1e-9);
    }

    @Example
    void equalLoadsHaveNoneAndNoSlope() {
        assertEquals(0, Variation.of(new double[] {.3, .3, .3}), 1e-15);
        assertArrayEquals(new double[3], Variation.gradient(new double[] {.3, .3, .3}), 1e-15);
    }

    @Property(tries = 200)
    void theGradientIsTheSlope(@ForAll @Size(4) List<@DoubleRange(min = .1, max = 2) Double> given) {
        double[] loads = given.stream().mapToDouble(l -> l).toArray();
        double[] gradient = Variation.gradient(loads);
        for (int e = 0; e < loads.length; e++) {
            double[] more = loads.clone();
            double[] less = loads.clone();
            more[e] += 1e-6;
            less[e] -= 1e-6;
            assertEquals((Variation.of(more) - Variation.of(less)) / 2e-6, gradient[e], 1e-5);
        }
    }
}
