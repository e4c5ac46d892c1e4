package moestro.app.setup.propose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static final long NOW = 1_800_000_000_000L;

    /** Whatever the labels' span, and however late they all are up to fifty times as much, a look falls among their events. */
    @Property
    void labelsThatAreAllEquallyLateAreNotMissed(
            @ForAll @LongRange(min = 2_000, max = 100_000_000) long span, @ForAll @LongRange(max = 49) long times) {
        long late = span * times + span / 3;

        List<Long> looks = Probes.before(NOW - span, NOW);

        assertTrue(looks.stream().anyMatch(time -> time >= NOW - span - late && time <= NOW - late));
    }

    @Test
    void theLooksReachYearsBackAndAreNotWithoutEnd() {
        List<Long> looks = Probes.before(NOW - Duration.ofMinutes(10).toMillis(), NOW);

        assertTrue(looks.size() <= 250, () -> looks.size() + " looks");
        assertTrue(NOW - looks.getLast() > Duration.ofDays(90).toMillis(), () -> "from " + looks.getLast());
        assertEquals(looks.stream().sorted((a, b) -> Long.compare(b, a)).toList(), looks);
    }

    @Test
    void labelsOfOneMomentAreLookedForToo() {
        assertEquals(NOW - 1000, Probes.before(NOW, NOW).getFirst());
    }
}
