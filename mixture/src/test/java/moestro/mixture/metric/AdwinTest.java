package moestro.mixture.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import moestro.mixture.Hash;
import moestro.mixture.metric.Adwin.Change;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

/** Golden numbers are those of a second implementation, in numpy, that keeps every value of every bucket. */
final class AdwinTest {
    private static final double SIX_DIGITS = 5e-7;

    private record Cut(int at, Change change, long width) {}

    private static List<Cut> cuts(Adwin adwin, int values, IntToDoubleFunction value) {
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            Change change = adwin.add(value.applyAsDouble(i));
            if (change != Change.NONE) {
                cuts.add(new Cut(i, change, adwin.width()));
            }
        }
        return cuts;
    }

    @Test
    void moreErrorsRaiseAnAlarmUpwardsAndTheOldOnesAreForgotten() {
        Adwin adwin = new Adwin();
        List<Cut> cuts = cuts(adwin, 2000, i -> i % (i < 1000 ? 5 : 2) == 0 ? 1 : 0);
        assertEquals(
                List.of(
                        new Cut(1087, Change.UP, 576),
                        new Cut(1119, Change.UP, 352),
                        new Cut(1151, Change.UP, 320),
                        new Cut(1183, Change.UP, 288),
                        new Cut(1983, Change.UP, 960)),
                cuts);
        assertEquals(976, adwin.width());
        assertEquals(.5, adwin.mean(), SIX_DIGITS);
    }

    @Test
    void aPassingRiseIsAnAlarmUpwardsAndThenOneDownwards() {
        Adwin adwin = new Adwin();
        List<Cut> cuts = cuts(adwin, 3500, i -> i * 37 % 101 / 250.0 + (i >= 1500 && i < 2300 ? .3 : 0));
        assertEquals(
                List.of(
                        new Cut(1535, Change.UP, 320),
                        new Cut(1567, Change.UP, 128),
                        new Cut(1599, Change.UP, 128),
                        new Cut(2335, Change.DOWN, 256),
                        new Cut(2367, Change.DOWN, 128),
                        new Cut(2399, Change.DOWN, 128)),
                cuts);
        assertEquals(1228, adwin.width());
        assertEquals(.206876225, adwin.mean(), SIX_DIGITS);
    }

    @Test
    void whatDoesNotChangeRaisesNoAlarmAndTheWindowHoldsAll() {
        Adwin adwin = new Adwin();
        assertEquals(List.of(), cuts(adwin, 20_000, i -> Hash.uniform(Hash.mix(i, 7))));
        assertEquals(20_000, adwin.width());
        assertEquals(.5, adwin.mean(), .01);
    }

    @Test
    void aStricterConfidenceSeesTheSameDriftLater() {
        IntToDoubleFunction drifting = i -> i % (i < 1000 ? 5 : 2) == 0 ? 1 : 0;
        assertTrue(cuts(new Adwin(1e-9), 2000, drifting).getFirst().at()
                > cuts(new Adwin(), 2000, drifting).getFirst().at());
    }

    @Test
    void aValueOutsideOfItsRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Adwin().add(1.5));
        assertThrows(IllegalArgumentException.class, () -> new Adwin().add(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Adwin(0));
    }

    @Test
    void aTwinThatReadItsStateGoesOnTheSame() {
        IntToDoubleFunction drifting = i -> i % (i < 500 ? 5 : 2) == 0 ? 1 : 0;
        Adwin first = new Adwin();
        cuts(first, 777, drifting);
        StateWriter out = new StateWriter();
        first.write(out.section("adwin"));
        Adwin twin = new Adwin();
        twin.read(new StateReader(out.sections()).section("adwin"));
        assertEquals(first.width(), twin.width());
        assertEquals(
                cuts(first, 900, i -> drifting.applyAsDouble(i + 777) / 3),
                cuts(twin, 900, i -> drifting.applyAsDouble(i + 777) / 3));
        assertEquals(first.mean(), twin.mean());
    }
}
