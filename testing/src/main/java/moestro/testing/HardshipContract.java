package moestro.testing;

import static moestro.testing.ExpertUnderTest.LESSONS;
import static moestro.testing.ExpertUnderTest.assertSameState;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import moestro.mixture.Expert;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Task;
import moestro.testing.MadeUpStream.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a stream may do to an expert: things never seen, nothing new, extremes.
 */
interface HardshipContract extends ExpertsAsked {
    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void newAndUnseenCategoriesAreTakenInStride(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
        Layout layout = stream.layout();
        Expert learner = expert.taught(layout, stream.take(100));

        for (int i = 0; i < 200; i++) {
            Input input = withCategories(stream.take(1).getFirst().input(), i);
            expert.answer(learner, input);
            learner.learn(input, i % 2);
            expert.answer(learner, input);
        }

        assertSameState(learner, expert.readWhole(layout, learner));
    }

    /** The first category is always a new one, some indices ahead of all before; the second is unseen. */
    private static Input withCategories(Input input, int step) {
        Layout layout = input.layout();
        float[] ordinals = input.ordinals().clone();
        ordinals[layout.numbers()] = 50 + step;
        ordinals[layout.numbers() + 1] = -1;
        return new Input(layout, ordinals, input.dense(), new int[] {layout.dense() + 100 + 3 * step, -1});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void eventsMayHaveNumbersOnlyOrCategoriesOnly(ExpertUnderTest expert) {
        for (MadeUpStream stream : List.of(
                new MadeUpStream(expert.task(), 1, 0, 2),
                new MadeUpStream(expert.task(), 0, 1, 3),
                new MadeUpStream(expert.task(), 0, 4, 4))) {
            if (!takes(expert.factory(), stream.layout())) {
                assertThrows(IllegalArgumentException.class, () -> expert.fresh(stream.layout()));
                continue;
            }
            Expert learner = expert.taught(stream.layout(), stream.take(LESSONS));
            expert.answers(learner, stream.take(50));
            assertSameState(learner, expert.readWhole(stream.layout(), learner));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void aWorldWhereNothingChangesDoesNoHarm(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
        Input always = stream.take(1).getFirst().input();
        Expert learner = expert.fresh(stream.layout());
        for (int i = 0; i < LESSONS; i++) {
            expert.answer(learner, always);
            learner.learn(always, 1);
        }

        float[] answer = expert.answer(learner, always);
        assertEquals(1, answer[expert.task().isClassification() ? 1 : 0], .2f);

        for (Sample sample : stream.take(LESSONS)) {
            expert.answer(learner, sample.input());
            learner.learn(sample.input(), sample.target());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void extremesAreAnsweredWithFiniteNumbers(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
        Layout layout = stream.layout();
        Expert learner = expert.taught(layout, stream.take(100));

        for (int i = 0; i < LESSONS; i++) {
            Input input = extreme(layout, expert.task(), i);
            expert.answer(learner, input);
            learner.learn(input, extremeTarget(expert.task(), i));
        }
        for (Sample sample : stream.take(100)) {
            expert.answer(learner, sample.input());
            learner.learn(sample.input(), sample.target());
        }
    }

    /** The most that encoding lets through: any finite raw number, five deviations, a billion in the label history. */
    private static Input extreme(Layout layout, Task task, int row) {
        float[] raw = {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, 0, 1e30f};
        float[] standardised = {5, -5, 0, 1e-30f, 1};
        float[] history = task.isClassification() ? new float[] {1, -1} : new float[] {1e9f, -1e9f, 0};
        float[] ordinals = new float[layout.features()];
        float[] dense = new float[layout.dense()];
        for (int i = 0; i < layout.numbers(); i++) {
            int pick = Hash.below(Hash.mix(7, row, i), raw.length);
            ordinals[i] = raw[pick];
            dense[i] = standardised[pick];
        }
        for (int i = layout.numbers(); i < layout.bias(); i++) {
            dense[i] = history[Hash.below(Hash.mix(8, row, i), history.length)];
        }
        dense[layout.bias()] = 1;
        int[] hot = new int[layout.categories()];
        for (int i = 0; i < layout.categories(); i++) {
            hot[i] = layout.dense() + 2 * i + (row >> i) % 2;
            ordinals[layout.numbers() + i] = (row >> i) % 2;
        }
        return new Input(layout, ordinals, dense, hot);
    }

    private static float extremeTarget(Task task, int row) {
        long hash = Hash.mix(9, row);
        return task.isClassification()
                ? Hash.below(hash, task.outputs())
                : new float[] {1e9f, -1e9f, 0, 1}[Hash.below(hash, 4)];
    }
}
