package moestro.mixture.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

final class ExponentialTest {
    @Property
    void itIsTheExponentialToSinglePrecision(@ForAll @DoubleRange(min = -87, max = 88) double x) {
        double exact = StrictMath.exp(x);
        assertEquals(exact, Exponential.of(x), 3e-7 * exact);
    }

    @Example
    void itStaysFiniteAndAboveZero() {
        assertEquals(1, Exponential.of(0));
        assertEquals(Exponential.of(88), Exponential.of(Double.POSITIVE_INFINITY));
        assertEquals(Exponential.of(-87), Exponential.of(-1e9));
    }
}
