package moestro.app.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftWatchTest {

    @Test
    void aLossThatRisesRaisesOneAlarmWithTheRise() {
        DriftWatch watch = new DriftWatch(false);
        List<String> alarms = new ArrayList<>();
        for (int i = 0; i < 6000; i++) {
            double error = i < 5000 ? 1 + i % 2 : 1.5 * (1 + i % 2);
            watch.add(error * error).ifPresent(alarms::add);
        }

        assertEquals(1, alarms.size(), alarms::toString);
        assertTrue(alarms.getFirst().startsWith("the mixture's mean absolute error over the last"), alarms.getFirst());
    }

    @Test
    void aLossThatFallsOrStaysRaisesNone() {
        DriftWatch watch = new DriftWatch(true);
        for (int i = 0; i < 6000; i++) {
            assertTrue(watch.add(i < 3000 ? 1 : .5).isEmpty());
        }
    }
}
