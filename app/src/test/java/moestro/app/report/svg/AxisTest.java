package moestro.app.report.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

final class AxisTest {

    private static List<String> ticks(Axis axis, int wanted) {
        return axis.ticks(wanted).stream()
                .map(tick -> axis.format(tick, wanted))
                .toList();
    }

    @Test
    void ticksAreRoundNumbers() {
        assertEquals(List.of("0", "10,000", "20,000", "30,000", "40,000"), ticks(Axis.of("record", 0, 45_312), 5));
        assertEquals(List.of("0.1", "0.2", "0.3"), ticks(Axis.of("loss", .06, .33), 3));
        assertEquals(List.of("-50", "0", "50"), ticks(Axis.of("residual", -70, 70), 3));
    }

    @Test
    void sharesAreWrittenAsPercentages() {
        assertEquals(
                List.of("98.0\u00a0%", "98.5\u00a0%", "99.0\u00a0%"), ticks(Axis.ofShares("accuracy", .98, .992), 3));
    }

    @Test
    void anAxisOfOneValueIsWidened() {
        Axis axis = Axis.of("constant", 4, 4);
        assertTrue(axis.least() < 4 && axis.most() > 4);
        assertThrows(IllegalArgumentException.class, () -> new Axis("none", 1, Double.NaN, false));
    }

    @Property
    void ticksLieOnTheAxisAndAreNeitherTooFewNorTooMany(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double least,
            @ForAll @DoubleRange(min = .1, max = 1e7) double length) {
        Axis axis = Axis.of("any", least, least + length);
        List<Double> ticks = axis.ticks(5);
        assertTrue(ticks.size() >= 2 && ticks.size() <= 9, ticks.toString());
        for (double tick : ticks) {
            assertTrue(tick >= axis.least() - 1e-6 * length && tick <= axis.most() + 1e-6 * length, ticks.toString());
        }
    }
}
