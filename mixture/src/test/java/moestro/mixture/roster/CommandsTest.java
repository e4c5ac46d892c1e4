package moestro.mixture.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import moestro.mixture.Mixture;
import moestro.mixture.Prediction;
import moestro.mixture.roster.Command.Kind;
import moestro.mixture.state.StateWriter;
import moestro.mixture.toy.ToyStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drain, remove, reset, freeze and promote, over toy experts. */
final class CommandsTest {
    private static final String[] TYPES = {"linear", "linear", "mean", "mean"};

    private final Mixture mixture = Panels.mixture(ToyStream.NUMBER, Rosters.panel(Panels.SHORT_TRIALS, TYPES));
    private final ToyStream stream = new ToyStream(ToyStream.NUMBER, 3);
    private int commands;

    private Decision obeyed(Kind kind, String expert) {
        return Panels.obeyed(mixture, Panels.command("command-" + commands++, kind, expert));
    }

    private static boolean isAsked(List<Prediction> predictions, int expert) {
        return predictions.stream()
                .anyMatch(one -> Arrays.stream(one.pending().asked()).anyMatch(asked -> asked == expert));
    }

    private String digest(String expert) {
        return StateWriter.sha256(mixture.stored(expert));
    }

    @Test
    void oneThatIsDrainedIsAskedNoMoreButLearnsAndComesBackAsItIsThen() {
        stream.run(mixture, 200);
        Decision decision = obeyed(Kind.DRAIN, "linear-1");
        assertEquals(
                "lesson 197: drained 'linear-1': it is asked no more, and learns on; ann asked: to see what happens",
                decision.sentence());
        String before = digest("linear-1");
        assertFalse(isAsked(stream.run(mixture, 200), 1));
        String after = digest("linear-1");
        assertFalse(before.equals(after), "it learns");
        assertEquals(Decision.Kind.PROMOTE, obeyed(Kind.PROMOTE, "linear-1").kind());
        assertEquals(after, digest("linear-1"));
        assertTrue(isAsked(stream.run(mixture, 100), 1));
    }

    @Test
    void oneThatIsRemovedIsGoneAndBeginsAnewInTheShadowWhenItIsAddedAgain() {
        stream.run(mixture, 200);
        obeyed(Kind.REMOVE, "linear-1");
        assertEquals(
                List.of("generation", "occupant", "free-seat"),
                List.copyOf(mixture.served("linear-1").keySet()));
        assertFalse(isAsked(stream.run(mixture, 200), 1));
        assertEquals("free", mixture.roster().state(1));
        Decision decision = obeyed(Kind.ADD, "linear-1");
        assertTrue(decision.reason().startsWith("linear, in the shadow until 50 of its answers"), decision::reason);
        assertEquals("shadow", mixture.roster().state(1));
        assertEquals(2, mixture.roster().generation(1));
        stream.run(mixture, 400);
        assertEquals("awake", mixture.roster().state(1));
    }

    @Test
    void oneThatIsFrozenAnswersAndLearnsNothingUntilItIsUnfrozen() {
        stream.run(mixture, 200);
        obeyed(Kind.FREEZE, "linear-0");
        String before = digest("linear-0");
        assertTrue(isAsked(stream.run(mixture, 200), 0));
        assertEquals(before, digest("linear-0"));
        obeyed(Kind.UNFREEZE, "linear-0");
        stream.run(mixture, 50);
        assertFalse(before.equals(digest("linear-0")));
    }

    @Test
    void oneThatIsResetBeginsAnewAsAnApprentice() {
        stream.run(mixture, 200);
        obeyed(Kind.RESET, "linear-0");
        assertEquals(1, mixture.roster().generation(0));
        assertEquals("apprentice", mixture.roster().state(0));
        assertFalse(isAsked(stream.run(mixture, 20), 0));
        stream.run(mixture, 10);
        assertEquals("awake", mixture.roster().state(0));
    }

    @Test
    void neverAreFewerAwakeThanAreAskedForAnEvent() {
        obeyed(Kind.DRAIN, "mean-2");
        obeyed(Kind.REMOVE, "mean-3");
        for (Kind kind : List.of(Kind.DRAIN, Kind.REMOVE)) {
            Decision refused = obeyed(kind, "linear-0");
            assertEquals(Decision.Kind.REFUSE, refused.kind());
            assertTrue(
                    refused.reason().startsWith("without 'linear-0' only 1 would be awake, and 2 are asked"),
                    refused::reason);
        }
        obeyed(Kind.RESET, "linear-0");
        assertEquals("awake", mixture.roster().state(0), "it cannot be missed, so it has no apprenticeship");
        assertEquals(2, stream.run(mixture, 1).getFirst().pending().routed());
    }

    @Test
    void aCommandIsObeyedOnceHoweverOftenItComes() {
        Command command = Panels.command("once", Kind.RESET, "linear-0");
        mixture.obey(command);
        assertEquals(List.of(), mixture.obey(command));
        assertEquals(1, mixture.roster().generation(0));
        Command refused = Panels.command("never", Kind.UNFREEZE, "linear-0");
        mixture.obey(refused);
        obeyed(Kind.FREEZE, "mean-2");
        assertEquals(List.of(), mixture.obey(refused), "nor later, when it could be");
    }

    @Test
    void whatCannotBeObeyedIsRefusedWithTheReason() {
        assertRefused(Kind.DRAIN, "nobody-9", "the panel has no expert or seat 'nobody-9'; it has [linear-0");
        assertRefused(Kind.ADD, "linear-0", "somebody sits there already: remove it first");
        assertRefused(Kind.PROMOTE, "linear-0", "it is awake already");
        assertRefused(Kind.UNFREEZE, "linear-0", "it is not frozen");
        assertRefused(Kind.ADD, null, "the panel has no spare seats");
        obeyed(Kind.FREEZE, "linear-0");
        assertRefused(Kind.RESET, "linear-0", "it is frozen and would stay without knowledge");
        obeyed(Kind.REMOVE, "mean-3");
        assertRefused(Kind.DRAIN, "mean-3", "nobody sits there");
    }

    private void assertRefused(Kind kind, String expert, String reason) {
        Decision decision = obeyed(kind, expert);
        assertEquals(Decision.Kind.REFUSE, decision.kind());
        assertTrue(decision.reason().startsWith(reason), decision::reason);
        assertTrue(
                decision.reason().endsWith("; ann asked to " + kind.verb() + ": to see what happens"),
                decision::reason);
        assertEquals("ann", decision.who());
    }

    @Test
    void aCommandWithSomethingMissingOrTooLongIsNone() {
        Map<String, Double> none = Map.of();
        for (String text : List.of("", "  ", "x".repeat(201))) {
            assertThrows(IllegalArgumentException.class, () -> Panels.command(text, Kind.DRAIN, "mean-2"));
            assertThrows(
                    IllegalArgumentException.class, () -> new Command("a", text, "b", Kind.DRAIN, "c", null, none));
            assertThrows(IllegalArgumentException.class, () -> Panels.command("a", Kind.DRAIN, text));
        }
        assertThrows(IllegalArgumentException.class, () -> new Command("a", "b", "", Kind.DRAIN, "c", null, none));
        assertThrows(IllegalArgumentException.class, () -> Panels.command("a", Kind.DRAIN, null));
        assertThrows(IllegalArgumentException.class, () -> new Command("a", "b", "c", Kind.DRAIN, "d", "mean", none));
        Map<String, Double> infinite = Map.of("rate", Double.POSITIVE_INFINITY);
        assertThrows(IllegalArgumentException.class, () -> new Command("a", "b", "c", Kind.ADD, "d", "mean", infinite));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void aTwinThatReadTheStateAfterCommandsHasTheSameBytesWithTheRosterOnOrOff(double enabled) {
        Map<String, Double> roster = Map.of("enabled", enabled, "apprenticeship", 20.0);
        Mixture first = Panels.mixture(ToyStream.NUMBER, Rosters.panel(roster, TYPES));
        stream.run(first, 200);
        first.obey(Panels.command("a", Kind.RESET, "linear-0"));
        first.obey(Panels.command("b", Kind.REMOVE, "mean-2"));
        first.obey(Panels.command("c", Kind.FREEZE, "mean-3"));
        Mixture twin = Panels.mixture(ToyStream.NUMBER, Rosters.panel(roster, TYPES));
        twin.restore(first.state());
        stream.copy().run(twin, 200);
        stream.run(first, 200);
        assertEquals(first.hash(), twin.hash());
        assertEquals("awake", twin.roster().state(0), "its apprenticeship is over");
        assertEquals(List.of(), twin.obey(Panels.command("b", Kind.REMOVE, "mean-2")), "it remembers");
    }

    @Test
    void withoutACommandTheStateIsAsIfThereWereNoSuchThing() {
        stream.run(mixture, 300);
        assertTrue(mixture.models().keySet().stream().noneMatch(section -> section.contains("occupant")));
        mixture.obey(Panels.command("a", Kind.FREEZE, "mean-2"));
        assertTrue(mixture.models().containsKey("encoder/roster-occupants"));
    }

    @Test
    void theOldestOfVeryManyCommandsAreForgotten() {
        Obeyed obeyed = new Obeyed();
        for (int i = 0; i <= Obeyed.MOST; i++) {
            assertTrue(obeyed.add("command-" + i));
        }
        assertFalse(obeyed.add("command-1"));
        assertTrue(obeyed.add("command-0"));
    }
}
