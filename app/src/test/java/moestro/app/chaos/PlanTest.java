package moestro.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void aSeedMakesTheSamePlanAndAnotherSeedAnother() {
        assertEquals(
                Plan.of(7, 200_000, Blows.kills(20), Setting.SMALL),
                Plan.of(7, 200_000, Blows.kills(20), Setting.SMALL));
        assertNotEquals(
                Plan.of(7, 200_000, Blows.kills(20), Setting.SMALL),
                Plan.of(8, 200_000, Blows.kills(20), Setting.SMALL));
    }

    @Test
    void everyProcessIsTheVictimOfAThird() {
        for (int seed = 0; seed < 50; seed++) {
            List<Plan.Strike> strikes =
                    Plan.of(seed, 200_000, Blows.kills(20), Setting.SMALL).strikes();
            assertEquals(20, strikes.size());
            for (Victim victim : Setting.SMALL.roles()) {
                long times = strikes.stream()
                        .filter(s -> s.victim().role() == victim)
                        .count();
                assertTrue(times == 6 || times == 7, victim + " is hit " + times + " times");
            }
        }
    }

    @Test
    void threeKillsHitAllThreeInAnyOrder() {
        Set<Victim> first = EnumSet.noneOf(Victim.class);
        for (int seed = 0; seed < 50; seed++) {
            List<Plan.Strike> strikes =
                    Plan.of(seed, 6000, Blows.kills(3), Setting.SMALL).strikes();
            assertEquals(
                    EnumSet.copyOf(Setting.SMALL.roles()),
                    strikes.stream().map(strike -> strike.victim().role()).collect(Collectors.toSet()));
            first.add(strikes.getFirst().victim().role());
        }
        assertEquals(EnumSet.copyOf(Setting.SMALL.roles()), first);
    }

    @Test
    void amongManyEachProcessIsHitAsOftenAndHalfOfTheBlowsCut() {
        Setting cluster = new Setting(3, 3, List.of("net"), "classic", Map.of(), Map.of());
        Blows blows = new Blows(16, List.of(Victim.values()), Blows.Cuts.HALF, false);
        Map<String, Integer> times = new TreeMap<>();
        int cuts = 0;
        for (int seed = 0; seed < 100; seed++) {
            for (Plan.Strike strike : Plan.of(seed, 200_000, blows, cluster).strikes()) {
                times.merge(strike.victim().label(), 1, Integer::sum);
                cuts += strike.means() == Plan.Means.CUT ? 1 : 0;
            }
        }
        List<String> all = cluster.members().stream().map(Member::label).toList();
        assertEquals(
                List.of("serve-1", "serve-2", "serve-3", "learn", "apart", "broker-1", "broker-2", "broker-3"), all);
        all.forEach(label -> assertEquals(200, times.get(label), label));
        assertEquals(800, cuts);
    }

    @Test
    void onlyThoseAreHitThatAreNamedAndOnlyCutIfAskedTo() {
        Setting cluster = new Setting(3, 3, List.of("net"), "classic", Map.of(), Map.of());
        Blows blows = new Blows(6, List.of(Victim.BROKER), Blows.Cuts.ALL, false);

        List<Plan.Strike> strikes = Plan.of(4, 36_000, blows, cluster).strikes();

        assertEquals(
                Set.of("broker-1", "broker-2", "broker-3"),
                strikes.stream().map(strike -> strike.victim().label()).collect(Collectors.toSet()));
        assertTrue(strikes.stream().allMatch(strike -> strike.means() == Plan.Means.CUT));
    }

    @Test
    void whoIsNotThereCannotBeHit() {
        Blows blows = new Blows(1, List.of(Victim.APART), Blows.Cuts.NONE, false);

        assertThrows(IllegalArgumentException.class, () -> Plan.of(4, 36_000, blows, Setting.SMALL));
    }

    @Test
    void whereARollingRestartFollowsTheKillsComeInTheFirstHalf() {
        Blows blows = new Blows(10, List.of(Victim.values()), Blows.Cuts.NONE, true);
        for (int seed = 0; seed < 50; seed++) {
            Plan.of(seed, 1000, blows, Setting.SMALL)
                    .strikes()
                    .forEach(strike -> assertTrue(strike.after() < 500, strike + " is late"));
        }
    }

    @Test
    void strikesComeInOrderAndLeaveEventsBeforeAndAfter() {
        for (int seed = 0; seed < 50; seed++) {
            int before = 29;
            for (Plan.Strike strike :
                    Plan.of(seed, 1000, Blows.kills(10), Setting.SMALL).strikes()) {
                assertTrue(strike.after() > before, strike + " is not after " + before);
                before = strike.after();
            }
            assertTrue(before < 970, "the last strike leaves " + (1000 - before) + " events");
        }
    }
}
