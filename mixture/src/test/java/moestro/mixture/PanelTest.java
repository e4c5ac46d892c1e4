package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import moestro.mixture.gate.GateSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PanelTest {
    private static Panel.Member member(String name) {
        return new Panel.Member(name, "mean", Map.of());
    }

    private static Panel panel(Panel.Member... members) {
        return new Panel(List.of(members), GateSettings.defaults(), Panel.Training.defaults());
    }

    private static String refusal(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }

    @Test
    void namesKeepTheOrderOfTheMembers() {
        assertEquals(List.of("b", "a-1"), panel(member("b"), member("a-1")).names());
    }

    @Test
    void aPanelNeedsAnExpert() {
        assertEquals("a panel needs at least one expert", refusal(() -> panel()));
    }

    @Test
    void twoExpertsOfOneNameAreRefused() {
        String message = refusal(() -> panel(member("a"), member("b"), member("a")));
        assertTrue(message.contains("same name: [a, b, a]"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Forest", "1st", "-a", "a b", "a/b", "a.b", "ä", "gate", "encoder", "standardizer", "merge"})
    void aNameThatCannotBeUsedIsRefusedWithTheRule(String name) {
        String message = refusal(() -> member(name));
        assertTrue(message.startsWith("'" + name + "' cannot name an expert: use lower-case letters"), message);
    }

    @Test
    void namesHaveAtMostFortyOneCharacters() {
        assertDoesNotThrow(() -> member("a".repeat(41)));
        assertTrue(refusal(() -> member("a".repeat(42))).contains("cannot name an expert"));
    }

    @Test
    void sharesOfTrainingLieBetweenNobodyAndEverybody() {
        for (double share : new double[] {-.1, 1.1, Double.NaN}) {
            assertTrue(refusal(() -> new Panel.Training(0, share)).contains("others-share in 0..1"));
        }
        assertTrue(refusal(() -> new Panel.Training(-1, .5)).contains("everybody-until must be at least 0"));
    }

    private static Pending asked(int id, int... asked) {
        return new Pending(
                "record-" + id,
                new Row(new float[0], new String[0]),
                new float[0],
                new float[0],
                asked,
                1,
                -1,
                new float[asked.length],
                new float[asked.length],
                new float[asked.length][],
                new float[0][],
                new float[1],
                new float[0],
                0);
    }

    @Test
    void atFirstEverybodyLearns() {
        Panel.Training training = new Panel.Training(100, 0);
        assertTrue(IntStream.range(0, 100).allMatch(n -> teaches(training, asked(n, 0), 3, n, 0)));
        assertFalse(teaches(training, asked(100, 0), 3, 100, 0));
    }

    @Test
    void whoWasAskedAlwaysLearnsTheShadowsToo() {
        Panel.Training training = new Panel.Training(0, 0);
        for (int n = 0; n < 1_000; n++) {
            Pending pending = asked(n, 2, 5);
            assertTrue(teaches(training, pending, 2, n, 0));
            assertTrue(teaches(training, pending, 5, n, 0));
            assertFalse(teaches(training, pending, 3, n, 0));
        }
    }

    @Test
    void othersLearnTheirShareEachByItself() {
        Panel.Training training = new Panel.Training(0, .25);
        int records = 20_000;
        int[] taught = new int[3];
        int both = 0;
        for (int n = 0; n < records; n++) {
            Pending pending = asked(n, 0);
            boolean first = teaches(training, pending, 1, n, 0);
            boolean second = teaches(training, pending, 2, n, 0);
            taught[1] += first ? 1 : 0;
            taught[2] += second ? 1 : 0;
            both += first && second ? 1 : 0;
            assertEquals(first, teaches(training, pending, 1, n + 7, 0), "the record decides, not the moment");
        }
        assertEquals(.25, (double) taught[1] / records, .0125);
        assertEquals(.25, (double) taught[2] / records, .0125);
        assertEquals(.0625, (double) both / records, .007);
    }

    @Test
    void theOlderTheLabelTheMoreOthersLearn() {
        Panel.Training training = new Panel.Training(0, .25);
        int records = 20_000;
        int late = 0;
        for (int n = 0; n < records; n++) {
            late += teaches(training, asked(n, 0), 1, n, 2_000) ? 1 : 0;
            assertFalse(teaches(new Panel.Training(0, 0), asked(n, 0), 1, n, 2_000), "nobody means nobody");
        }
        assertEquals(1 - .75 / 2, (double) late / records, .0137);
    }

    private static boolean teaches(Panel.Training training, Pending pending, int expert, long lessons, long labelAge) {
        return training.teaches(pending, Hash.of(pending.id()), expert, lessons, labelAge);
    }
}
