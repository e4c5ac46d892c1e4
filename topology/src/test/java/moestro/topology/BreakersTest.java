package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import moestro.mixture.Resting;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class BreakersTest {
    private static void open(Breakers breakers, int expert, long now) {
        breakers.failed(expert, "hung", true, now);
    }

    private static List<Integer> experts(List<Resting> resting) {
        return resting.stream().map(Resting::expert).toList();
    }

    @Test
    void whoseBreakerIsOpenRests() {
        Breakers breakers = new Breakers(4);
        assertEquals(List.of(), breakers.resting(null, 0));
        open(breakers, 1, 0);
        open(breakers, 3, 5);
        assertEquals(List.of(new Resting(1, "hung"), new Resting(3, "hung")), breakers.resting(null, 9));
        assertEquals(List.of(3), experts(breakers.resting(null, 10_000)));
        assertEquals(List.of(), breakers.resting(null, 10_005));
    }

    @Test
    void aSleeperDoesNotRest() {
        Breakers breakers = new Breakers(3);
        open(breakers, 0, 0);
        open(breakers, 1, 0);
        assertEquals(List.of(1), experts(breakers.resting(new boolean[] {true, false, false}, 0)));
    }

    @Test
    void ifAllAwakeWouldRestThoseWhoseRestEndsFirstAreLetIn() {
        Breakers breakers = new Breakers(4);
        open(breakers, 0, 7);
        open(breakers, 1, 3);
        open(breakers, 2, 3);
        boolean[] asleep = {false, false, false, true};
        assertEquals(List.of(0), experts(breakers.resting(asleep, 8)));
    }

    @Test
    void theMaskIsWhoSleepsAndWhoRests() {
        boolean[] asleep = {true, false, false};
        assertNull(Breakers.closedTo(null, List.of(), 3));
        assertSame(asleep, Breakers.closedTo(asleep, List.of(), 3));
        List<Resting> resting = List.of(new Resting(2, "hung"));
        assertArrayEquals(new boolean[] {true, false, true}, Breakers.closedTo(asleep, resting, 3));
        assertArrayEquals(new boolean[] {false, false, true}, Breakers.closedTo(null, resting, 3));
        assertFalse(asleep[2], "the panel's own array is shared");
    }

    /** Each step is one thing that happens to one of five experts, a second after the one before. */
    @Property
    void whateverHappensSomebodyAwakeMayBeAsked(
            @ForAll @Size(5) boolean[] asleep,
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 14) Integer> steps) {
        Breakers breakers = new Breakers(asleep.length);
        boolean anybodyAwake = false;
        for (boolean sleeps : asleep) {
            anybodyAwake |= !sleeps;
        }
        long now = 0;
        for (int step : steps) {
            now += 1000;
            Breaker breaker = breakers.of(step % 5);
            switch (step / 5) {
                case 0 -> breaker.answered();
                case 1 -> breaker.failed("answered NaN", false, now);
                default -> breaker.failed("hung", true, now);
            }
            boolean[] closed = Breakers.closedTo(asleep, breakers.resting(asleep, now), asleep.length);
            boolean anybodyOpen = false;
            for (int e = 0; e < closed.length; e++) {
                anybodyOpen |= !closed[e];
                assertTrue(closed[e] || !asleep[e], "no sleeper is woken");
            }
            assertEquals(anybodyAwake, anybodyOpen);
        }
    }
}
