package moestro.experts.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import moestro.mixture.Expert;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;

class EncodingsTest {
    private static final Layout LAYOUT = new Layout(2, 2, 3);
    private static final Task NUMBER = new Task.Regression();
    private static final Task TWO = new Task.Classification(List.of("a", "b"));
    private static final Task THREE = new Task.Classification(List.of("a", "b", "c"));
    private static final float FINE = 1e-6f;

    /** Keeps what it sees. */
    private static final class Witness implements Expert {
        private final List<Input> seen = new ArrayList<>();

        @Override
        public void predict(Input input, float[] output) {
            seen.add(input);
        }

        @Override
        public void learn(Input input, float target) {
            seen.add(input);
        }

        @Override
        public void writeModel(StateWriter out) {}

        @Override
        public void writeTraining(StateWriter out) {}

        @Override
        public void readModel(StateReader in) {}

        @Override
        public void readTraining(StateReader in) {}
    }

    private final Witness witness = new Witness();

    private Expert expert(Task task, Encodings encodings, Encoding encoding, long seed, double... buckets) {
        double index = encodings.choices().get("encoding").indexOf(encoding.text());
        Map<String, Double> given =
                buckets.length == 0 ? Map.of("encoding", index) : Map.of("encoding", index, "buckets", buckets[0]);
        Parameters parameters = new Parameters(given);
        return encodings.make(new ExpertSettings(task, LAYOUT, seed, parameters), settings -> {
            settings.parameters().refuseUnknown("the witness");
            return witness;
        });
    }

    /** Two categories by slot; -1 is unseen. The codes are ten times the slots. */
    private static Input event(int first, int second) {
        float[] ordinals = {7, 8, 10 * first, 10 * second};
        float[] dense = {.7f, .8f, .1f, .2f, .3f, 1};
        int[] hot = {first < 0 ? -1 : LAYOUT.dense() + first, second < 0 ? -1 : LAYOUT.dense() + second};
        return new Input(LAYOUT, ordinals, dense, hot);
    }

    private float[] seenBy(Expert expert, Input event) {
        expert.predict(event, new float[3]);
        return witness.seen.getLast().ordinals();
    }

    @Test
    void withoutAnEncodingTheExpertIsTheOneThatThereAlwaysWas() {
        for (Encodings encodings : List.of(Encodings.ONE_HOT_FIRST, Encodings.ORDINAL_FIRST)) {
            ExpertSettings settings = new ExpertSettings(NUMBER, LAYOUT, 1, Parameters.none());
            assertSame(witness, encodings.make(settings, given -> {
                assertSame(settings, given);
                return witness;
            }));
        }
    }

    @Test
    void treesAreNotOfferedOneHotInputs() {
        assertEquals(
                List.of("ordinal", "target-mean", "hashing"),
                Encodings.ORDINAL_FIRST.choices().get("encoding"));
        assertEquals(
                List.of("one-hot", "ordinal", "target-mean", "hashing"),
                Encodings.ONE_HOT_FIRST.choices().get("encoding"));
    }

    @Test
    void numbersHistoryAndConstantStayWhereExpertsLookForThem() {
        Expert expert = expert(NUMBER, Encodings.ONE_HOT_FIRST, Encoding.TARGET_MEAN, 1);
        expert.predict(event(0, 1), new float[1]);
        Input seen = witness.seen.getLast();

        assertEquals(new Layout(4, 0, 3), seen.layout());
        assertArrayEquals(new float[] {.7f, .8f, 0, 0, .1f, .2f, .3f, 1}, seen.dense());
        assertArrayEquals(new float[] {7, 8, 0, 0}, seen.ordinals());
        assertEquals(0, seen.hot().length);
    }

    @Test
    void ordinalsAreCodesAndStandardisedWhereNumbersAre() {
        Expert expert = expert(NUMBER, Encodings.ONE_HOT_FIRST, Encoding.ORDINAL, 1);
        for (int i = 0; i < 400; i++) {
            expert.learn(event(i % 2 == 0 ? 1 : 3, 2), 0);
        }
        assertArrayEquals(new float[] {7, 8, 30, 20}, seenBy(expert, event(3, 2)));
        assertEquals(1, witness.seen.getLast().dense()[2], .01);
        assertEquals(0, witness.seen.getLast().dense()[3], .01);
    }

    @Test
    void aCategoryHasTheMeanOfItsTargetsDrawnTowardsTheMeanOfAll() {
        Expert expert = expert(NUMBER, Encodings.ONE_HOT_FIRST, Encoding.TARGET_MEAN, 1);
        float[] firstTargets = {3, 5, 4};
        for (float target : firstTargets) {
            expert.learn(event(0, -1), target);
        }
        expert.learn(event(1, -1), -8);
        // The mean of all is 1; ten lessons of it stand against three of 4, and against one of -8.
        assertEquals((3 * 4 + 10 * 1) / 13f, seenBy(expert, event(0, -1))[2], FINE);
        assertEquals((-8 + 10 * 1) / 11f, seenBy(expert, event(1, -1))[2], FINE);
        assertEquals(1, seenBy(expert, event(-1, 77))[2], FINE);
        assertEquals(1, seenBy(expert, event(-1, 77))[3], FINE);
    }

    @Test
    void aLessonsOwnLabelIsNotAmongItsNumbers() {
        Expert expert = expert(NUMBER, Encodings.ORDINAL_FIRST, Encoding.TARGET_MEAN, 1);
        expert.learn(event(0, 1), 4);
        assertEquals(0, witness.seen.getLast().ordinals()[2]);
        expert.learn(event(0, 1), -100);
        assertEquals(4, witness.seen.getLast().ordinals()[2], FINE);
    }

    @Test
    void classesHaveSharesOneForTwoAndOneEachForMore() {
        Expert two = expert(TWO, Encodings.ORDINAL_FIRST, Encoding.TARGET_MEAN, 1);
        two.learn(event(0, 1), 0);
        two.learn(event(2, 1), 1);
        assertArrayEquals(new float[] {7, 8, (1 + 10 * .5f) / 11, (1 + 10 * .5f) / 12}, seenBy(two, event(0, 1)), FINE);
        Expert three = expert(THREE, Encodings.ORDINAL_FIRST, Encoding.TARGET_MEAN, 1);
        three.learn(event(0, 1), 2);
        three.learn(event(0, 1), 1);
        assertArrayEquals(new float[] {7, 8, 0, .5f, .5f, 0, .5f, .5f}, seenBy(three, event(0, 1)), FINE);
    }

    @Test
    void meansFollowACategoryThatChanges() {
        Expert expert = expert(NUMBER, Encodings.ORDINAL_FIRST, Encoding.TARGET_MEAN, 1);
        for (int i = 0; i < 20_000; i++) {
            expert.learn(event(0, 1), i < 15_000 ? 0 : 1);
        }
        assertTrue(seenBy(expert, event(0, 1))[2] > .95);
    }

    @Test
    void eachCategoryAddsOneOrMinusOneToOneBucket() {
        Expert expert = expert(NUMBER, Encodings.ONE_HOT_FIRST, Encoding.HASHING, 1, 8);
        TreeSet<String> patterns = new TreeSet<>();
        float sum = 0;
        for (int slot = 0; slot < 400; slot++) {
            float[] row = seenBy(expert, event(slot, -1));
            assertEquals(2 + 8, row.length);
            float length = 0;
            for (int i = 2; i < row.length; i++) {
                length += Math.abs(row[i]);
                sum += row[i];
            }
            assertEquals(1, length);
            patterns.add(List.of(row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9]) + "");
        }
        assertEquals(16, patterns.size());
        assertTrue(Math.abs(sum) < 60, "signs do not cancel: " + sum);
        assertArrayEquals(new float[] {7, 8, 0, 0, 0, 0, 0, 0, 0, 0}, seenBy(expert, event(-1, -1)));
    }

    @Test
    void twoCategoriesAddUp() {
        Expert expert = expert(NUMBER, Encodings.ONE_HOT_FIRST, Encoding.HASHING, 1, 8);
        float[] first = seenBy(expert, event(3, -1));
        float[] second = seenBy(expert, event(-1, 4));
        float[] both = seenBy(expert, event(3, 4));
        for (int i = 2; i < both.length; i++) {
            assertEquals(first[i] + second[i], both[i]);
        }
    }

    @Test
    void anotherSeedLetsOtherCategoriesMeet() {
        StringBuilder one = new StringBuilder();
        StringBuilder other = new StringBuilder();
        for (int slot = 0; slot < 20; slot++) {
            one.append(Arrays.toString(
                    seenBy(expert(NUMBER, Encodings.ONE_HOT_FIRST, Encoding.HASHING, 1), event(slot, -1))));
            other.append(Arrays.toString(
                    seenBy(expert(NUMBER, Encodings.ONE_HOT_FIRST, Encoding.HASHING, 2), event(slot, -1))));
        }
        assertNotEquals(one.toString(), other.toString());
    }

    @Test
    void bucketsWithoutHashingAreRefused() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> expert(NUMBER, Encodings.ONE_HOT_FIRST, Encoding.TARGET_MEAN, 1, 8))
                .getMessage();
        assertTrue(message.contains("buckets"), message);
    }

    @Test
    void meansWrittenForOtherClassesAreRefused() {
        StateWriter out = new StateWriter();
        new TargetMeans(LAYOUT, THREE).write(out);
        TargetMeans two = new TargetMeans(LAYOUT, TWO);

        assertThrows(IllegalStateException.class, () -> two.read(new StateReader(out.sections())));
    }
}
