package moestro.mixture.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.LongToDoubleFunction;
import moestro.mixture.Hash;
import moestro.mixture.Spread;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

final class QuantileTrackerTest {
    private static final int ERRORS = 20_000;

    private static double[] sharesBelow(LongToDoubleFunction error) {
        QuantileTracker tracker = new QuantileTracker();
        double[] below = new double[Spread.levels().length];
        for (int n = 0; n < ERRORS; n++) {
            double e = error.applyAsDouble(Hash.mix(n));
            double[] quantiles = tracker.quantiles();
            for (int i = 0; i < below.length; i++) {
                below[i] += e <= quantiles[i] ? 1.0 / ERRORS : 0;
            }
            tracker.learn(e);
        }
        return below;
    }

    @Test
    void normalErrorsFallBelowEachQuantileAsOftenAsTheyShould() {
        assertArrayEquals(Spread.levels(), sharesBelow(Hash::gaussian), .01);
    }

    @Test
    void soDoErrorsThatAreSkewedAndFarTooLarge() {
        assertArrayEquals(Spread.levels(), sharesBelow(hash -> -40 * StrictMath.log(1 - Hash.uniform(hash))), .01);
    }

    @Test
    void quantilesRise() {
        QuantileTracker tracker = new QuantileTracker();
        for (int n = 0; n < 3_000; n++) {
            tracker.learn(n % 7 == 0 ? 30 : Hash.gaussian(n) / 10);
            double[] quantiles = tracker.quantiles();
            for (int i = 1; i < quantiles.length; i++) {
                assertTrue(quantiles[i - 1] <= quantiles[i]);
            }
        }
    }

    @Test
    void itComesBackAsItWas() {
        QuantileTracker tracker = new QuantileTracker();
        for (int n = 0; n < 100; n++) {
            tracker.learn(Hash.gaussian(n));
        }
        StateWriter out = new StateWriter();
        tracker.write(out.section("tracker"));
        QuantileTracker read = new QuantileTracker();
        read.read(new StateReader(out.sections()).section("tracker"));
        tracker.learn(2);
        read.learn(2);
        assertArrayEquals(tracker.quantiles(), read.quantiles());
        assertEquals(Spread.levels().length, read.quantiles().length);
    }
}
