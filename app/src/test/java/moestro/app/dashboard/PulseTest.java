package moestro.app.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PulseTest {
    private final Pulse pulse = new Pulse();

    private String status(long now) {
        return pulse.health(now, null, null, List.of()).status();
    }

    @Test
    void itWaitsForTheFirstPredictionThenLivesThenIsQuiet() {
        assertEquals("waiting", status(1000));
        pulse.events(2000);
        pulse.predicted(2100);
        assertEquals("live", status(5000));
        assertEquals("quiet", status(20_000));
    }

    @Test
    void eventsThatNoPredictionFollowsForHalfAMinuteAreAStall() {
        pulse.predicted(1000);
        pulse.events(50_000);
        pulse.events(75_000);
        assertEquals("quiet", status(79_000));
        assertEquals("stalled", status(81_000));
        pulse.predicted(82_000);
        assertEquals("live", status(83_000));
    }

    @Test
    void whatIsOverOrCannotBeReadIsSaidFirst() {
        pulse.predicted(1000);
        assertEquals(
                "ended",
                pulse.health(1500, "it is over", "no broker", List.of()).status());
        assertEquals("blind", pulse.health(1500, null, "no broker", List.of()).status());
    }
}
