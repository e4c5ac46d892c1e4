package moestro.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final int EVENTS = 1000;

    private final Tally tally = new Tally(EVENTS, number -> true);
    private boolean orderly = true;

    /** All but one, if that is below 1,000, are predicted and learned from once. */
    private void countAllBut(int lost, int lessonLost) {
        for (int number = 0; number < EVENTS; number++) {
            if (number != lost) {
                tally.prediction(Truth.id(number));
            }
            if (number != lessonLost) {
                tally.lesson(Truth.id(number));
            }
        }
    }

    private Verdict verdict(boolean auditClean) {
        Member serving = new Member(Victim.SERVE, 2, false);
        Hit serve = new Hit(serving, Plan.Means.CUT, 11, 3.0, 400, new long[] {100, 30});
        serve.look(new long[] {200, 30}, 4);
        serve.look(new long[] {200, 31}, 5.26);
        Member alone = new Member(Victim.BROKER, 1, true);
        Hit broker = new Hit(alone, Plan.Means.KILL, 12, 8.5, 900, new long[] {500, 500});
        Game game = new Game(EVENTS, Blows.kills(2), 1, 1e9, null, 1, Setting.SMALL, false);
        Delays delays = new Delays(EVENTS);
        delays.sent(500, 1);
        delays.begin();
        delays.seen(500, 99_000_000_000L);
        for (int n = 0; n < 101; n++) {
            delays.sent(n, 1);
            delays.seen(n, 1 + n * 10_000_000L);
        }
        Restart restart = new Restart(serving, 13, 12.34, 10, 21, 1.26, 7.04, orderly, List.of(.51, 2.04, 3.46));
        GameDay.Course course = new GameDay.Course(20, List.of(serve, broker), List.of(restart), delays, 0, 30, false);
        return new Verdict(game, EVENTS, course, tally, 0, true, auditClean);
    }

    @Test
    void allOnceAndACleanAuditIsGood() {
        countAllBut(-1, -1);

        assertTrue(verdict(true).isGood());
        assertFalse(verdict(false).isGood());
    }

    @Test
    void oneLostEventIsNotGood() {
        countAllBut(17, -1);

        assertFalse(verdict(true).isGood());
        assertEquals(1, verdict(true).json().get("lost"));
    }

    @Test
    void oneLostLessonIsNotGood() {
        countAllBut(-1, 17);

        assertFalse(verdict(true).isGood());
        assertEquals(1, verdict(true).json().get("lessonsLost"));
    }

    @Test
    void onePredictionTooManyIsNotGood() {
        countAllBut(-1, -1);
        tally.prediction(Truth.id(4));

        assertFalse(verdict(true).isGood());
        assertEquals(1, verdict(true).json().get("duplicates"));
    }

    @Test
    void oneLessonTooManyIsNotGood() {
        countAllBut(-1, -1);
        tally.lesson(Truth.id(4));

        assertFalse(verdict(true).isGood());
        assertEquals(1, verdict(true).json().get("lessonsTwice"));
        assertEquals(EVENTS + 1, verdict(true).json().get("lessons"));
    }

    @Test
    void aProcessThatDidNotEndWhenToldToIsNotGood() {
        countAllBut(-1, -1);
        orderly = false;

        assertFalse(verdict(true).isGood());
    }

    @Test
    void anOrderlyRestartSaysWhoWasSilentForHowLong() {
        countAllBut(-1, -1);
        Verdict verdict = verdict(true);

        assertEquals(
                List.of(Map.of(
                        "of",
                        "serve-2",
                        "orderly",
                        true,
                        "endedAfterSeconds",
                        1.3,
                        "backAfterSeconds",
                        7.0,
                        "silentSeconds",
                        List.of(.5, 2.0, 3.5),
                        "predictedWithinSeconds",
                        List.of(.15, .2, .2))),
                verdict.json().get("restarts"));
        assertEquals(
                "  12.3 s  SIGTERM serve-2 (pid 13) after 10 events; ended 1.3 s later, back after 7.0 s; longest"
                        + " without new predictions 3.5 s, 2 of 3 partitions",
                verdict.course().restarts().getFirst().toString());
        String text = new VerdictText(verdict).text();
        assertTrue(text.contains("""
                        restarted  ended after  back after  longest silence  silent > 2 s  predicted within, 99 %
                        serve-2          1.3 s       7.0 s            3.5 s        2 of 3                  0.20 s
                        """), text);
    }

    @Test
    void theKeysOfTheJsonAreThosePromised() {
        countAllBut(-1, -1);
        Map<String, Object> json = verdict(true).json();

        assertEquals(
                List.of(
                        "events",
                        "lost",
                        "duplicates",
                        "lessons",
                        "lessonsLost",
                        "lessonsTwice",
                        "auditClean",
                        "kills"),
                new ArrayList<>(json.keySet()).subList(0, 8));
        assertEquals(true, json.get("auditClean"));
        assertEquals(1, json.get("kills"));
        assertEquals(1, json.get("cuts"));
        assertEquals(List.of(.5, .99, 1.0), json.get("predictedWithinSeconds"));
        assertEquals(Map.of("serve", 1, "learn", 0, "broker", 1), json.get("killsOf"));
        assertEquals(
                Map.of("serve", List.of(2.3), "learn", List.of(), "broker", List.of()), json.get("recoverySeconds"));
    }

    @Test
    void theTextSaysWhatHappened() {
        countAllBut(17, -1);
        String text = new VerdictText(verdict(false)).text();

        assertTrue(text.contains("events, predicted     1,000    999     1      0"), text);
        assertTrue(text.contains("audit: NOT clean"), text);
        assertTrue(text.endsWith("FAILED\n"), text);
    }

    @Test
    void aBlowSaysWhenThingsWentOn() {
        List<Hit> hits = verdict(true).course().hits();

        assertEquals(
                "   3.0 s  cut off serve-2 (pid 11) after 400 events; new predictions in all partitions 2.3 s later",
                hits.get(0).toString());
        assertEquals(
                "   8.5 s  SIGKILL broker (pid 12) after 900 events; no new predictions in all partitions since",
                hits.get(1).toString());
    }
}
