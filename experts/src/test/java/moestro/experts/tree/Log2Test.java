package moestro.experts.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Log2Test {

    @Test
    void agreesWithTheSlowLogarithmToThirteenDigits() {
        for (int i = 1; i < 200_000; i++) {
            double x = i * 1.37e-3 * (i % 7 == 0 ? 1e6 : 1);
            double expected = StrictMath.log(x) / StrictMath.log(2);
            assertEquals(expected, Log2.of(x), 1e-13 * Math.max(1, Math.abs(expected)), "of " + x);
        }
    }

    @Test
    void powersOfTwoAreWholeNumbers() {
        for (int e = -40; e <= 40; e++) {
            assertEquals(e, Log2.of(Math.scalb(1.0, e)), 1e-13);
        }
    }
}
