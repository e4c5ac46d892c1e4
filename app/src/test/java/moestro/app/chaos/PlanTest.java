package moestro.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void aSeedMakesTheSamePlanAndAnotherSeedAnother() {
        assertEquals(Plan.of(7, 200_000, 20), Plan.of(7, 200_000, 20));
        assertNotEquals(Plan.of(7, 200_000, 20), Plan.of(8, 200_000, 20));
    }

    @Test
    void everyProcessIsTheVictimOfAThird() {
        for (int seed = 0; seed < 50; seed++) {
            List<Plan.Strike> strikes = Plan.of(seed, 200_000, 20).strikes();
            assertEquals(20, strikes.size());
            for (Victim victim : Victim.values()) {
                long times = strikes.stream().filter(s -> s.victim() == victim).count();
                assertTrue(times == 6 || times == 7, victim + " is hit " + times + " times");
            }
        }
    }

    @Test
    void threeKillsHitAllThreeInAnyOrder() {
        Set<Victim> first = EnumSet.noneOf(Victim.class);
        for (int seed = 0; seed < 50; seed++) {
            List<Plan.Strike> strikes = Plan.of(seed, 6000, 3).strikes();
            assertEquals(
                    EnumSet.allOf(Victim.class),
                    strikes.stream().map(Plan.Strike::victim).collect(Collectors.toSet()));
            first.add(strikes.getFirst().victim());
        }
        assertEquals(EnumSet.allOf(Victim.class), first);
    }

    @Test
    void strikesComeInOrderAndLeaveEventsBeforeAndAfter() {
        for (int seed = 0; seed < 50; seed++) {
            int before = 29;
            for (Plan.Strike strike : Plan.of(seed, 1000, 10).strikes()) {
                assertTrue(strike.after() > before, strike + " is not after " + before);
                before = strike.after();
            }
            assertTrue(before < 970, "the last strike leaves " + (1000 - before) + " events");
        }
    }
}
