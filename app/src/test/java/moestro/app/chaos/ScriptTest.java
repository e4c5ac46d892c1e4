package moestro.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final int EVENTS = 40_000;

    private final Script script = new Script(3, EVENTS);
    private final List<Script.Sending> sent = new ArrayList<>();
    /** Of each kind, where in the order of sending each event's record stands; -1 if nowhere. */
    private final Map<Script.Kind, int[]> places = new EnumMap<>(Script.Kind.class);

    @BeforeEach
    void send() {
        for (Script.Kind kind : Script.Kind.values()) {
            int[] none = new int[EVENTS];
            Arrays.fill(none, -1);
            places.put(kind, none);
        }
        while (script.hasNext()) {
            Script.Sending sending = script.next();
            int[] of = places.get(sending.kind());
            assertEquals(-1, of[sending.number()], "a second " + sending);
            of[sending.number()] = sent.size();
            sent.add(sending);
        }
    }

    private int place(Script.Kind kind, int number) {
        return places.get(kind)[number];
    }

    private double share(Script.Kind kind) {
        return sent.stream().filter(s -> s.kind() == kind).count() / (double) EVENTS;
    }

    @Test
    void everyEventIsSentInOrder() {
        for (int number = 1; number < EVENTS; number++) {
            assertTrue(place(Script.Kind.EVENT, number) > place(Script.Kind.EVENT, number - 1));
        }
    }

    @Test
    void justTheEventsThatGetALabelHaveOne() {
        int labels = 0;
        for (int number = 0; number < EVENTS; number++) {
            assertEquals(script.isLabelled(number), place(Script.Kind.LABEL, number) >= 0);
            labels += place(Script.Kind.LABEL, number) >= 0 ? 1 : 0;
        }
        assertEquals(labels, script.labels());
        assertEquals(1 - Script.UNLABELLED, share(Script.Kind.LABEL), .004);
    }

    @Test
    void someLabelsComeBeforeTheirEventAndTheOthersUpToTheLongestDelayAfterIt() {
        int early = 0;
        int latest = 0;
        for (Script.Sending sending : sent) {
            if (sending.kind() == Script.Kind.LABEL) {
                boolean before = sending.position() < sending.number();
                assertEquals(
                        before,
                        place(Script.Kind.LABEL, sending.number()) < place(Script.Kind.EVENT, sending.number()));
                early += before ? 1 : 0;
                latest = Math.max(latest, sending.position() - sending.number());
            }
        }
        assertEquals(Script.EARLY, early / (double) EVENTS, .002);
        assertTrue(latest > script.longest() * .98 && latest <= script.longest(), "the latest is late by " + latest);
    }

    @Test
    void labelsComeShuffled() {
        int inversions = 0;
        for (int number = 1; number < EVENTS; number++) {
            inversions += place(Script.Kind.LABEL, number) < place(Script.Kind.LABEL, number - 1) ? 1 : 0;
        }
        assertEquals(.5, inversions / (double) EVENTS, .05);
    }

    @Test
    void someRecordsComeTwiceAndTheSecondNeverFirst() {
        assertEquals(Script.LABEL_TWICE, share(Script.Kind.LABEL_AGAIN), .003);
        assertEquals(Script.EVENT_TWICE, share(Script.Kind.EVENT_AGAIN), .002);
        for (Script.Sending sending : sent) {
            switch (sending.kind()) {
                case LABEL_AGAIN ->
                    assertTrue(place(Script.Kind.LABEL, sending.number())
                            < place(Script.Kind.LABEL_AGAIN, sending.number()));
                case EVENT_AGAIN ->
                    assertTrue(place(Script.Kind.EVENT, sending.number())
                            < place(Script.Kind.EVENT_AGAIN, sending.number()));
                case EVENT, LABEL -> assertFalse(sending.position() < 0);
            }
        }
    }

    @Test
    void aSeedSendsTheSame() {
        Script again = new Script(3, EVENTS);
        List<Script.Sending> second = new ArrayList<>();
        again.forEachRemaining(second::add);
        assertEquals(sent, second);
    }

    @Test
    void labelsOfAShortGameComeBeforeItsEnd() {
        assertEquals(750, new Script(1, 6000).longest());
    }
}
