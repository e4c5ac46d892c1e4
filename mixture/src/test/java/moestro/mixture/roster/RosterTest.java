package moestro.mixture.roster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import moestro.mixture.Hash;
import moestro.mixture.Lesson;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Pending;
import moestro.mixture.Task;
import moestro.mixture.roster.Decision.Kind;
import moestro.mixture.toy.ToyStream;
import org.junit.jupiter.api.Test;

/** The roster alone, over lessons made by hand. */
final class RosterTest {
    private static final Task TASK = ToyStream.CLASSES;
    private static final float[] RIGHT = {.1f, .9f};
    private static final float[] WRONG = {.9f, .1f};
    private static final float[] PRIOR = {.5f, .5f};

    private long lessons;

    /** A lesson of class 1, of which the mixture was right, predicted when all lessons before had been learned. */
    private Lesson lesson(int explored, int[] asked, float[]... answers) {
        return new Lesson(
                new Pending(
                        "lesson-" + lessons,
                        ToyStream.row(0),
                        new float[2],
                        new float[3],
                        asked,
                        asked.length,
                        explored,
                        new float[asked.length],
                        new float[asked.length],
                        answers,
                        new float[0][],
                        RIGHT,
                        new float[0],
                        lessons),
                1);
    }

    private List<Decision> learn(Roster roster, Lesson lesson) {
        return roster.learn(lesson, ++lessons, 1, PRIOR);
    }

    /** The same lesson again and again. */
    private List<Decision> learn(Roster roster, int times, int explored, int[] asked, float[]... answers) {
        List<Decision> decisions = new ArrayList<>();
        for (int n = 0; n < times; n++) {
            decisions.addAll(learn(roster, lesson(explored, asked, answers)));
        }
        return decisions;
    }

    private static Roster roster(String... types) {
        return new Roster(TASK, Rosters.panel(Rosters.HURRIED, types), (seat, recruit) -> null);
    }

    private static List<Kind> kinds(List<Decision> decisions) {
        return decisions.stream().map(Decision::kind).toList();
    }

    @Test
    void oneThatFailsWheneverItIsExploredAndIsOtherwiseNeverAskedIsReset() {
        Roster roster = roster("mean", "mean", "mean", "mean");
        assertEquals(List.of(), learn(roster, 100, 2, new int[] {0, 2}, RIGHT, WRONG), "all are young");
        List<Decision> decisions = learn(roster, 500, 2, new int[] {0, 2}, RIGHT, WRONG);
        assertEquals(List.of(Kind.COLLAPSE, Kind.RESET), kinds(decisions));
        assertEquals("mean-2", decisions.getLast().expert());
        assertEquals(600, decisions.getLast().lesson());
        assertEquals(1, roster.generation(2));
        assertArrayEquals(new boolean[] {false, false, true, false}, roster.asleep(), "an apprentice is not asked");
    }

    @Test
    void oneThatIsNeverAskedAndDoesWellWhenExploredIsLeftAlone() {
        Roster roster = roster("mean", "mean", "mean", "mean");
        List<Decision> decisions = learn(roster, 2000, 2, new int[] {0, 2}, RIGHT, RIGHT);
        assertFalse(kinds(decisions).contains(Kind.RESET), decisions::toString);
    }

    @Test
    void oneThatIsAskedAndAlwaysWrongIsTheGatesAffair() {
        Roster roster = roster("mean", "mean", "mean", "mean");
        List<Decision> decisions = learn(roster, 2000, -1, new int[] {0, 2}, RIGHT, WRONG);
        assertFalse(kinds(decisions).contains(Kind.RESET), decisions::toString);
        assertNull(roster.asleep());
    }

    @Test
    void oneThatIsNeverAskedAtAllIsLeftAloneForNothingIsKnownAgainstIt() {
        Roster roster = roster("mean", "mean", "mean", "mean");
        List<Decision> decisions = learn(roster, 5000, -1, new int[] {0, 1}, RIGHT, RIGHT);
        assertFalse(kinds(decisions).contains(Kind.RESET), decisions::toString);
    }

    @Test
    void aLoadThatRestsOnKOfManyIsACollapseSaidOnce() {
        Roster roster = roster("mean", "mean", "mean", "mean", "mean");
        List<Decision> decisions = learn(roster, 2000, -1, new int[] {1, 2}, RIGHT, RIGHT);
        assertEquals(List.of(Kind.COLLAPSE), kinds(decisions));
        assertEquals(
                "lesson 500: load collapsed onto 'mean-1': over 500 lessons the load of 5 awake experts rested on 2.00"
                        + " effective ones, fewer than 2.40; it carried 50.0 % of it",
                decisions.getFirst().sentence());
    }

    @Test
    void aLoadSpreadOverThreeOfThreeIsNoCollapse() {
        Roster roster = roster("mean", "mean", "mean");
        for (int n = 0; n < 2000; n++) {
            assertEquals(List.of(), learn(roster, lesson(-1, new int[] {n % 3, (n + 1) % 3}, RIGHT, RIGHT)));
        }
    }

    @Test
    void theReserveSleepsNeitherAskedNorTaught() {
        Roster roster = roster("mean", "(mean)", "mean");
        assertArrayEquals(new boolean[] {false, true, false}, roster.asleep());
        Pending pending = lesson(-1, new int[] {0, 2}, RIGHT, RIGHT).pending();
        assertTrue(teaches(roster, pending, 0, 5));
        assertFalse(teaches(roster, pending, 1, 5), "although everybody learns the first lessons");
    }

    @Test
    void oneThatBeganAnewLearnsEveryLessonUntilItIsNoLongerYoung() {
        Roster roster = roster("mean", "mean", "mean", "mean");
        learn(roster, 600, 2, new int[] {0, 2}, RIGHT, WRONG);
        Pending without = lesson(-1, new int[] {0, 1}, RIGHT, RIGHT).pending();
        int taught = 0;
        for (int n = 0; n < 100; n++) {
            taught += teaches(roster, without, 2, lessons + n) ? 1 : 0;
        }
        assertEquals(100, taught);
        assertEquals(
                teaches(roster, without, 3, lessons + 100),
                teaches(roster, without, 3, lessons),
                "the others' lot is decided by the id alone");
    }

    @Test
    void answersOfAnEarlierGenerationAreNotHeldAgainstTheNext() {
        Roster roster = roster("mean", "mean", "mean", "mean");
        Lesson late = lesson(2, new int[] {0, 2}, RIGHT, WRONG);
        assertSame(late, roster.current(late), "nobody has begun anew");
        learn(roster, 600, 2, new int[] {0, 2}, RIGHT, WRONG);
        Pending current = roster.current(late).pending();
        assertSame(RIGHT, current.answers()[0]);
        assertNull(current.answers()[1]);
        assertNotNull(late.pending().answers()[1], "the lesson itself stays as it was");
        Lesson next = lesson(2, new int[] {0, 2}, RIGHT, WRONG);
        assertSame(next, roster.current(next), "what the new one answers counts");
    }

    @Test
    void aPanelThatCouldNeverAskAnybodyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Rosters.panel(Map.of(), "(mean)", "(linear)"));
        Map<String, Double> off = Map.of("enabled", 0.0);
        String message = assertThrows(IllegalArgumentException.class, () -> Rosters.panel(off, "mean", "(linear)"))
                .getMessage();
        assertTrue(message.contains("[linear-1]"), message);
    }

    @Test
    void parametersAreCheckedAndDefaultsAreStated() {
        assertEquals(new RosterSettings(true, 20_000, 0, .5, 2, 1.2, .002, 100), RosterSettings.defaults());
        assertEquals(
                List.of(
                        "apprenticeship",
                        "collapse",
                        "delta",
                        "enabled",
                        "margin",
                        "never-asked",
                        "resets",
                        "shadow",
                        "shadow-margin",
                        "shadow-rate",
                        "window"),
                RosterSettings.parameters());
        assertThrows(IllegalArgumentException.class, () -> RosterSettings.of(new Parameters(Map.of("windows", 30.0))));
        Panel.Member member = new Panel.Member("a", "mean", Map.of());
        assertFalse(member.reserve());
    }

    private static boolean teaches(Roster roster, Pending pending, int expert, long before) {
        return roster.teaches(pending, Hash.of(pending.id()), expert, before);
    }
}
