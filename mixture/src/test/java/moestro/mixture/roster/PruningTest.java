package moestro.mixture.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import moestro.mixture.Mixture;
import moestro.mixture.Prediction;
import moestro.mixture.Task;
import moestro.mixture.roster.Decision.Kind;
import moestro.mixture.toy.ToyStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resets and sleep, over toy experts of which one is always wrong. */
final class PruningTest {
    private static final String[] TYPES = {"linear", "linear", "mean", "wrong", "linear"};
    private static final int WRONG = 3;

    static Stream<Task> tasks() {
        return Stream.of(ToyStream.CLASSES, ToyStream.NUMBER);
    }

    private static boolean isAsked(Prediction prediction, int expert) {
        return Arrays.stream(prediction.pending().asked()).anyMatch(asked -> asked == expert);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void anExpertThatIsAlwaysWrongIsResetTwiceThenPutToSleepAndNeverAskedAgain(Task task) {
        Mixture mixture = Rosters.mixture(task, Rosters.HURRIED, TYPES);
        ToyStream stream = new ToyStream(task, 7);
        stream.run(mixture, 2500);
        assertEquals(List.of(Kind.RESET, Kind.RESET, Kind.SLEEP), Rosters.kinds(mixture, "wrong-3"));
        for (Prediction prediction : stream.run(mixture, 500)) {
            assertTrue(!isAsked(prediction, WRONG), "it sleeps");
            assertEquals(2, prediction.pending().routed());
        }
    }

    @Test
    void theReasonsAreWordsWithNumbers() {
        Mixture mixture = Rosters.mixture(ToyStream.CLASSES, Rosters.HURRIED, TYPES);
        new ToyStream(ToyStream.CLASSES, 0).run(mixture, 2500);
        List<Decision> about = mixture.decisions().stream()
                .filter(decision -> decision.expert().equals("wrong-3"))
                .toList();
        String reset = about.getFirst().sentence();
        assertTrue(
                reset.matches("lesson 600: reset 'wrong-3': it was routed to in \\d of 500 lessons"
                        + " \\(\\d\\.\\d{3} %, the least is 1\\.000 %\\), and over the \\d+ answers it gave its loss was"
                        + " \\d\\.\\d{3}, the mixture's \\d\\.\\d{3} and the prior's \\d\\.\\d{3}: worse than knowing"
                        + " nothing"),
                reset);
        assertTrue(about.getLast().reason().endsWith("the least is 1.000 %) after 2 resets"), about::toString);
    }

    @Test
    void anExpertBeginsAnewAsApprenticeThatLearnsAndIsNotAsked() {
        Mixture mixture = Rosters.mixture(ToyStream.CLASSES, Rosters.HURRIED, TYPES);
        ToyStream stream = new ToyStream(ToyStream.CLASSES, 0);
        stream.run(mixture, 600);
        assertEquals(List.of(Kind.RESET), Rosters.kinds(mixture, "wrong-3"));
        for (Prediction prediction : stream.run(mixture, 20)) {
            assertTrue(!isAsked(prediction, WRONG), "an apprentice");
        }
        boolean asked = stream.run(mixture, 20).stream().anyMatch(prediction -> isAsked(prediction, WRONG));
        assertTrue(asked, "nothing is known against it, so it is tried");
    }

    @Test
    void noMoreThanTwoOfThreeAreLeftToWorkIfOneSleepsSoItDoesNot() {
        Mixture mixture = Rosters.mixture(ToyStream.CLASSES, Rosters.HURRIED, "linear", "wrong", "linear");
        new ToyStream(ToyStream.CLASSES, 0).run(mixture, 5000);
        assertEquals(List.of(Kind.RESET, Kind.RESET), Rosters.kinds(mixture, "wrong-1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {590, 610, 1150, 1700})
    void aTwinThatReadTheStateMidwayDecidesTheSameAndHasTheSameBytes(int cut) {
        Mixture first = Rosters.mixture(ToyStream.NUMBER, Rosters.HURRIED, TYPES);
        ToyStream stream = new ToyStream(ToyStream.NUMBER, 7);
        stream.run(first, cut);
        Mixture twin = Rosters.mixture(ToyStream.NUMBER, Rosters.HURRIED, TYPES);
        twin.restore(new HashMap<>(first.state()));
        int before = first.decisions().size();
        stream.copy().run(twin, 2500 - cut);
        stream.run(first, 2500 - cut);
        assertEquals(first.decisions().subList(before, first.decisions().size()), twin.decisions());
        assertEquals(first.hash(), twin.hash());
        assertNotEquals(List.of(), twin.decisions());
    }

    @Test
    void whileNothingIsDecidedAMixtureIsBitForBitTheOneWithoutRoster() {
        Mixture with = Rosters.mixture(ToyStream.NUMBER, Map.of(), TYPES);
        Mixture without = Rosters.mixture(ToyStream.NUMBER, Map.of("enabled", 0.0), TYPES);
        new ToyStream(ToyStream.NUMBER, 7).run(with, 2500);
        new ToyStream(ToyStream.NUMBER, 7).run(without, 2500);
        assertEquals(List.of(), with.decisions());
        Map<String, byte[]> rest = new LinkedHashMap<>(with.models());
        rest.keySet().removeIf(section -> section.startsWith("encoder/roster"));
        assertEquals(without.models().keySet(), rest.keySet());
        rest.forEach((section, bytes) ->
                assertTrue(Arrays.equals(bytes, without.models().get(section)), section));
    }
}
