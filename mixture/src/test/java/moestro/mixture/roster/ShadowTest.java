package moestro.mixture.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import moestro.mixture.Mixture;
import moestro.mixture.Prediction;
import moestro.mixture.Task;
import moestro.mixture.toy.ToyStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Experts that are put into spare seats, and what their answers in the shadow decide. */
final class ShadowTest {
    private static final String[] TYPES = {"mean", "mean", "mean"};
    private static final int SPARE = 3;

    static Stream<Task> tasks() {
        return Stream.of(ToyStream.CLASSES, ToyStream.NUMBER);
    }

    private static Mixture mixture(Task task) {
        return Panels.mixture(task, Panels.spacious(Panels.SHORT_TRIALS, TYPES));
    }

    private static boolean isAsked(Prediction prediction, int expert, boolean voice) {
        int[] asked = prediction.pending().asked();
        int from = voice ? 0 : prediction.pending().routed();
        int to = voice ? prediction.pending().routed() : asked.length;
        return Arrays.stream(asked, from, to).anyMatch(one -> one == expert);
    }

    private static long voices(List<Prediction> predictions, int expert) {
        return predictions.stream().filter(one -> isAsked(one, expert, true)).count();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void nobodyAsksASpareSeat(Task task) {
        for (Prediction prediction : new ToyStream(task, 3).run(mixture(task), 300)) {
            assertTrue(Arrays.stream(prediction.pending().asked()).allMatch(expert -> expert < SPARE));
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aBetterExpertIsScoredWithoutAVoiceThenPromotedAndGainsShare(Task task) {
        Mixture mixture = mixture(task);
        ToyStream stream = new ToyStream(task, 3);
        stream.run(mixture, 300);
        Decision added = Panels.obeyed(mixture, Panels.add("a", null, "linear"));
        assertEquals("spare-1", added.expert(), "the first free seat");
        List<Prediction> tried = stream.run(mixture, 90);
        assertEquals(0, voices(tried, SPARE));
        long scored = tried.stream().filter(one -> isAsked(one, SPARE, false)).count();
        assertTrue(scored > 25 && scored < 65, "half of the events: " + scored);
        for (Prediction one : tried) {
            int place = one.pending().asked().length - 1;
            if (isAsked(one, SPARE, false)) {
                assertTrue(Float.isFinite(one.pending().scores()[place]));
                assertEquals(.5f, one.pending().propensities()[place]);
            }
        }
        stream.run(mixture, 100);
        assertEquals(List.of(Decision.Kind.ADD, Decision.Kind.PROMOTE), Rosters.kinds(mixture, "spare-1"));
        assertTrue(voices(stream.run(mixture, 500), SPARE) > 400, "the best is asked nearly always");
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aWorseOneStaysInTheShadowAndIsLookedAtAgainUntilItIsPromotedByHand(Task task) {
        Mixture mixture = mixture(task);
        ToyStream stream = new ToyStream(task, 0);
        stream.run(mixture, 300);
        Panels.obeyed(mixture, Panels.add("a", "spare-2", "wrong"));
        assertEquals(0, voices(stream.run(mixture, 500), SPARE + 1));
        List<Decision.Kind> kinds = Rosters.kinds(mixture, "spare-2");
        assertTrue(kinds.size() >= 4, kinds::toString);
        assertEquals(
                List.of(Decision.Kind.ADD, Decision.Kind.DEFER),
                kinds.stream().distinct().toList());
        String reason = mixture.decisions().getLast().reason();
        assertTrue(
                reason.matches("over the 50 answers it gave in the shadow its loss was \\d\\.\\d{3}, the mixture's"
                        + " \\d\\.\\d{3}, and that of the experts asked \\d\\.\\d{3}"),
                reason);
        Panels.obeyed(mixture, Panels.command("b", Command.Kind.PROMOTE, "spare-2"));
        assertTrue(voices(stream.run(mixture, 100), SPARE + 1) > 0);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aRecruitThatCannotBeMadeIsRefusedAndOneOfAnotherTypeTakesTheSeat(Task task) {
        Mixture mixture = mixture(task);
        Command unknown = Panels.add("a", "spare-1", "oracle");
        assertTrue(Panels.obeyed(mixture, unknown).reason().contains("there is no type 'oracle'; there are"));
        Command wrong = new Command("b", "ann", "why not", Command.Kind.ADD, "spare-1", "linear", Map.of("depth", 3.0));
        assertTrue(Panels.obeyed(mixture, wrong).reason().contains("'depth'"));
        assertEquals("free", mixture.roster().state(SPARE));
        Panels.obeyed(mixture, Panels.command("c", Command.Kind.REMOVE, "mean-0"));
        Panels.obeyed(mixture, Panels.add("d", "mean-0", "linear"));
        assertEquals(new Occupant.Recruit("linear", Map.of()), mixture.roster().occupant(0));
        String none = Panels.obeyed(mixture, Panels.command("e", Command.Kind.ADD, "spare-1"))
                .reason();
        assertTrue(none.startsWith("a spare seat has no type of its own"), none);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void whatAnEarlierOccupantAnsweredIsNotHeldAgainstTheNext(Task task) {
        Mixture mixture = mixture(task);
        ToyStream stream = new ToyStream(task, 40);
        stream.run(mixture, 300);
        Panels.obeyed(mixture, Panels.add("a", "spare-1", "wrong"));
        stream.run(mixture, 35); // its answers are on their way
        Panels.obeyed(mixture, Panels.command("b", Command.Kind.REMOVE, "spare-1"));
        Panels.obeyed(mixture, Panels.add("c", "spare-1", "linear"));
        stream.run(mixture, 250);
        assertEquals(
                List.of(Decision.Kind.ADD, Decision.Kind.REMOVE, Decision.Kind.ADD, Decision.Kind.PROMOTE),
                Rosters.kinds(mixture, "spare-1"));
    }
}
