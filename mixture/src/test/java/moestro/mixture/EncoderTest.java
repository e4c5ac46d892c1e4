package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

final class EncoderTest {
    private static final Task REGRESSION = new Task.Regression();
    private static final float[] NO_HISTORY = {0, 0, 0};
    private static final float[] NO_NUMBERS = {};

    private static Encoder ofCategories(int count) {
        return new Encoder(REGRESSION, new Features(List.of(), names("c", count)));
    }

    private static List<String> names(String letter, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(letter + i);
        }
        return names;
    }

    private static Row categories(String... values) {
        return new Row(new float[0], values);
    }

    @Example
    void theDenseInputsAreNumbersHistoryAndOne() {
        Encoder encoder = new Encoder(REGRESSION, new Features(List.of("a", "b"), List.of("c")));
        assertEquals(new Layout(2, 1, 3), encoder.layout());
        Input input = encoder.encode(
                new Row(new float[] {7, -8}, new String[] {"x"}), new float[] {.5f, -.5f}, new float[] {.1f, .2f, .3f});
        assertArrayEquals(new float[] {.5f, -.5f, .1f, .2f, .3f, 1}, input.dense());
        assertArrayEquals(new float[] {7, -8, -1}, input.ordinals());
        assertArrayEquals(new int[] {-1}, input.hot());
        assertEquals(encoder.layout(), input.layout());
        assertEquals(5, encoder.layout().bias());
    }

    @Example
    void anUnseenCategoryHasNoCode() {
        Encoder encoder = ofCategories(1);
        encoder.learn(categories("seen"), 0);
        Input input = encoder.encode(categories("unseen"), NO_NUMBERS, NO_HISTORY);
        assertEquals(-1, input.hot()[0]);
        assertEquals(-1, input.ordinals()[0]);
    }

    @Example
    void codesGrowInTheOrderOfFirstAppearance() {
        Encoder encoder = ofCategories(2);
        int first = encoder.layout().dense();
        encoder.learn(categories("red", "round"), 0);
        encoder.learn(categories("green", "round"), 0);
        encoder.learn(categories("red", "square"), 0);
        encoder.learn(categories("round", "red"), 0);

        assertCodes(encoder, "red", "round", first, first + 1, 0, 0);
        assertCodes(encoder, "green", "square", first + 2, first + 3, 1, 1);
        assertCodes(encoder, "round", "red", first + 4, first + 5, 2, 2);
    }

    private static void assertCodes(
            Encoder encoder, String left, String right, int leftSlot, int rightSlot, float leftCode, float rightCode) {
        Input input = encoder.encode(categories(left, right), NO_NUMBERS, NO_HISTORY);
        assertArrayEquals(new int[] {leftSlot, rightSlot}, input.hot());
        assertArrayEquals(new float[] {leftCode, rightCode}, input.ordinals());
    }

    @Example
    void predictingNeverGivesACode() {
        Encoder encoder = ofCategories(1);
        encoder.encode(categories("seen"), NO_NUMBERS, NO_HISTORY);
        assertEquals(
                -1, encoder.encode(categories("seen"), NO_NUMBERS, NO_HISTORY).hot()[0]);
    }

    @Example
    void categoriesThatSpellNumbersKeepThemAsOrdinals() {
        Encoder encoder = ofCategories(1);
        assertEquals(
                17, encoder.encode(categories("17"), NO_NUMBERS, NO_HISTORY).ordinals()[0], "known or not");
        String[] spelled = {
            "12", "-3", "4.5", "+1e2", "Monday", "", "1e99", "-", "Infinity", "NaN", "12F", "12D", "0x1p3", "e"
        };
        float[] expected = {12, -3, 4.5f, 100, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
        for (String text : spelled) {
            encoder.learn(categories(text), 0);
        }
        for (int i = 0; i < spelled.length; i++) {
            Input input = encoder.encode(categories(spelled[i]), NO_NUMBERS, NO_HISTORY);
            assertEquals(expected[i], input.ordinals()[0], spelled[i]);
            assertEquals(encoder.layout().dense() + i, input.hot()[0], spelled[i]);
        }
    }

    @Example
    void oneFeatureHasAThousandAndTwentyFourCodesAtMost() {
        Encoder encoder = ofCategories(1);
        for (int i = 0; i < 1_100; i++) {
            encoder.learn(categories("value-" + i), 0);
        }
        assertEquals(
                encoder.layout().dense() + 1023,
                encoder.encode(categories("value-1023"), NO_NUMBERS, NO_HISTORY).hot()[0]);
        assertEquals(
                -1,
                encoder.encode(categories("value-1024"), NO_NUMBERS, NO_HISTORY).hot()[0]);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aRestoredEncoderEncodesTheSame(
            @ForAll @Size(max = 30) List<@FloatRange(min = -1e6f, max = 1e6f) Float> seen,
            @ForAll @Size(min = 1, max = 5) List<@StringLength(max = 3) @CharRange(from = ' ', to = '~') String> texts,
            @ForAll @FloatRange(min = -1e6f, max = 1e6f) float value) {
        Encoder encoder = new Encoder(REGRESSION, new Features(List.of("a"), List.of("b", "c")));
        for (int i = 0; i < seen.size(); i++) {
            encoder.learn(row(seen.get(i), texts, i), seen.get(i));
        }
        Encoder twin = new Encoder(REGRESSION, new Features(List.of("a"), List.of("b", "c")));
        twin.readModel(new StateReader(state(encoder)));

        assertArrayEquals(
                state(encoder).values().toArray(), state(twin).values().toArray());
        assertEquals(encoder.lessons(), twin.lessons());
        assertArrayEquals(encoder.labels().inputsNow(), twin.labels().inputsNow());
        for (int i = 0; i < texts.size(); i++) {
            Input expected = encoder.encode(
                    row(value, texts, i), new float[] {value}, encoder.labels().inputsNow());
            Input actual = twin.encode(
                    row(value, texts, i), new float[] {value}, twin.labels().inputsNow());
            assertArrayEquals(expected.dense(), actual.dense());
            assertArrayEquals(expected.ordinals(), actual.ordinals());
            assertArrayEquals(expected.hot(), actual.hot());
        }
        assertEquals(encoder.target(value), twin.target(value));
        encoder.learn(row(value, texts, 0), value);
        twin.learn(row(value, texts, 0), value);
        assertEquals(StateWriter.sha256(state(encoder)), StateWriter.sha256(state(twin)));
    }

    private static Row row(float number, List<String> texts, int i) {
        return new Row(new float[] {number}, new String[] {
            texts.get(i % texts.size()), texts.get((2 * i + 1) % texts.size())
        });
    }

    private static Map<String, byte[]> state(Encoder encoder) {
        StateWriter out = new StateWriter();
        encoder.writeModel(out);
        return out.sections();
    }

    @Example
    void targetsAreClassIndicesOrScaledNumbers() {
        Encoder classes =
                new Encoder(new Task.Classification(List.of("a", "b", "c")), new Features(List.of("x"), List.of()));
        classes.learn(new Row(new float[] {1}, new String[0]), 2);
        assertEquals(2, classes.target(2));
        Encoder regression = ofCategories(1);
        regression.learn(categories("x"), 10);
        regression.learn(categories("x"), 20);
        assertEquals(1, regression.target(20), 1e-6f);
        assertEquals(-1, regression.target(10), 1e-6f);
    }
}
