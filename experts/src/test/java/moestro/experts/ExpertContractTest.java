package moestro.experts;

import static moestro.experts.ExpertUnderTest.assertSameAnswers;
import static moestro.experts.ExpertUnderTest.assertSameSections;
import static moestro.experts.ExpertUnderTest.assertSameState;
import static moestro.experts.ExpertUnderTest.digest;
import static moestro.experts.ExpertUnderTest.model;
import static moestro.experts.ExpertUnderTest.teach;
import static moestro.experts.ExpertUnderTest.training;
import static moestro.experts.ExpertUnderTest.whole;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import moestro.experts.MadeUpStream.Sample;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Hash;
import moestro.mixture.Input;
import moestro.mixture.Layout;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every expert promises, asked of each one that ServiceLoader finds, for every kind of task it supports. */
class ExpertContractTest {
    private static final int NUMBERS = 5;
    private static final int CATEGORIES = 2;
    private static final int LESSONS = 700;
    private static final int THREADS = 4;
    private static final List<Task> TASKS = List.of(
            new Task.Classification(List.of("no", "yes")),
            new Task.Classification(List.of("a", "b", "c", "d", "e")),
            new Task.Regression());

    private static List<ExpertFactory> factories() {
        return ServiceLoader.load(ExpertFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    static Stream<ExpertUnderTest> experts() {
        return factories().stream()
                .flatMap(factory -> TASKS.stream().filter(factory::supports).flatMap(task -> variants(factory, task)));
    }

    private static Stream<ExpertUnderTest> variants(ExpertFactory factory, Task task) {
        return ExpertVariants.of(factory, task).stream().map(given -> new ExpertUnderTest(factory, task, given));
    }

    private static MadeUpStream stream(ExpertUnderTest expert) {
        return new MadeUpStream(expert.task(), NUMBERS, CATEGORIES, 1);
    }

    @Test
    void everyTypeHasANameOfItsOwnInLowerCaseAndHyphens() {
        Set<String> seen = new HashSet<>();
        for (ExpertFactory factory : factories()) {
            assertTrue(factory.type().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), factory.type());
            assertTrue(seen.add(factory.type()), () -> "two experts are of type " + factory.type());
        }
        assertFalse(seen.isEmpty());
    }

    @Test
    void everyTypeSupportsSomeTask() {
        for (ExpertFactory factory : factories()) {
            assertTrue(TASKS.stream().anyMatch(factory::supports), factory.type());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void anUnknownParameterIsRefusedByName(ExpertUnderTest expert) {
        Layout layout = stream(expert).layout();
        Parameters parameters = new Parameters(Map.of("no-such-parameter", 1.0));
        ExpertSettings settings = new ExpertSettings(expert.task(), layout, 1, parameters);

        String message = assertThrows(
                        IllegalArgumentException.class, () -> expert.factory().create(settings))
                .getMessage();

        assertTrue(message.contains("no-such-parameter"), message);
        assertTrue(message.contains(expert.factory().type()), message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void variantsAreAcceptedAndDiffer(ExpertUnderTest expert) {
        List<Map<String, Double>> variants = expert.factory().variants(expert.task());

        for (Map<String, Double> variant : variants) {
            Parameters parameters = new Parameters(variant);
            expert.factory()
                    .create(new ExpertSettings(expert.task(), stream(expert).layout(), 1, parameters));
        }

        assertEquals(variants.size(), new HashSet<>(variants).size());
        assertFalse(variants.contains(Map.of()), "the defaults are no variant");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void beforeTheFirstLessonItKnowsNothing(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
        Expert fresh = expert.fresh(stream.layout());
        float expected = expert.task().isClassification() ? 1f / expert.task().outputs() : 0;

        for (float[] answer : expert.answers(fresh, stream.take(20))) {
            for (float value : answer) {
                assertEquals(expected, value, 1e-6f);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void whatIsWrittenAgainAfterMoreLessonsIsWhatAFreshWriterWrites(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
        Expert learner = expert.fresh(stream.layout());
        StateWriter again = new StateWriter();
        for (int lessons : List.of(0, 1, 1, 70, 0, 3, 200, LESSONS, 1)) {
            teach(learner, stream.take(lessons));
            learner.writeModel(again);
            learner.writeTraining(again);
            assertSameSections(whole(learner), again.sections());
            again.again();
        }
        Expert twin = expert.readWhole(stream.layout(), learner);
        teach(twin, stream.take(40));
        twin.writeModel(again);
        twin.writeTraining(again);
        assertSameSections(whole(twin), again.sections());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void everyAnswerAlongTheWayIsWellFormed(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
        Expert learner = expert.fresh(stream.layout());

        for (Sample sample : stream.take(LESSONS)) {
            expert.answer(learner, sample.input());
            learner.learn(sample.input(), sample.target());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void itLearns(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
        Expert taught = expert.taught(stream.layout(), stream.take(LESSONS));
        List<Sample> later = stream.take(500);

        double error = meanError(expert.task(), later, expert.answers(taught, later));
        double constant = IntStream.range(0, expert.task().outputs())
                .mapToDouble(k -> meanError(expert.task(), later, constantly(k, expert.task(), later.size())))
                .min()
                .orElseThrow();

        assertTrue(error < .9 * constant, () -> "error " + error + ", of the best constant answer " + constant);
    }

    /** Always the class k, or always the mean 0. */
    private static float[][] constantly(int k, Task task, int times) {
        float[] answer = new float[task.outputs()];
        answer[k] = task.isClassification() ? 1 : 0;
        return Collections.nCopies(times, answer).toArray(float[][]::new);
    }

    /** The share of wrong classes, or the mean squared error. */
    private static double meanError(Task task, List<Sample> samples, float[][] answers) {
        double sum = 0;
        for (int i = 0; i < answers.length; i++) {
            float target = samples.get(i).target();
            sum += task.isClassification()
                    ? (mostLikely(answers[i]) == (int) target ? 0 : 1)
                    : Math.pow(answers[i][0] - target, 2);
        }
        return sum / answers.length;
    }

    private static int mostLikely(float[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void predictingHasNoEffect(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
        List<Sample> lessons = stream.take(LESSONS);
        List<Sample> others = stream.take(50);
        Expert asked = expert.fresh(stream.layout());
        Expert silent = expert.fresh(stream.layout());

        for (int from = 0; from < LESSONS; from += 50) {
            List<Sample> some = lessons.subList(from, from + 50);
            assertSameAnswers(expert.answers(asked, others), expert.answers(asked, others));
            teach(asked, some);
            teach(silent, some);
        }

        assertSameState(silent, asked);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void inputsAreNotWrittenTo(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
        List<Sample> lessons = stream.take(LESSONS);
        List<Sample> same = stream(expert).take(LESSONS);
        Expert learner = expert.taught(stream.layout(), lessons);
        expert.answers(learner, lessons);

        for (int i = 0; i < LESSONS; i++) {
            assertArrayEquals(
                    same.get(i).input().ordinals(), lessons.get(i).input().ordinals());
            assertArrayEquals(
                    same.get(i).input().dense(), lessons.get(i).input().dense());
            assertArrayEquals(same.get(i).input().hot(), lessons.get(i).input().hot());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void sameLessonsGiveSameBytes(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
        List<Sample> lessons = stream.take(LESSONS);

        assertSameState(expert.taught(stream.layout(), lessons), expert.taught(stream.layout(), lessons));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void otherLessonsGiveOtherBytes(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
        List<Sample> lessons = stream.take(LESSONS);
        List<Sample> reversed = new ArrayList<>(lessons);
        Collections.reverse(reversed);

        Expert one = expert.taught(stream.layout(), lessons);
        Expert other = expert.taught(stream.layout(), reversed);

        assertNotEquals(digest(one), digest(other));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void restoredAtAnyTimeItGoesOnBitForBit(ExpertUnderTest expert) {
        goesOnBitForBit(expert, 10, 97);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void restoredInALongStreamItGoesOnBitForBit(ExpertUnderTest expert) {
        goesOnBitForBit(expert, 5, 701);
    }

    private static void goesOnBitForBit(ExpertUnderTest expert, int restores, int lessonsBetween) {
        MadeUpStream stream = stream(expert);
        List<Sample> questions = stream(expert).take(20);
        Expert uninterrupted = expert.fresh(stream.layout());
        Expert restored = expert.fresh(stream.layout());

        for (int i = 0; i < restores; i++) {
            List<Sample> lessons = stream.take(lessonsBetween);
            teach(uninterrupted, lessons);
            teach(restored, lessons);
            restored = expert.readWhole(stream.layout(), restored);
            assertSameState(uninterrupted, restored);
            assertSameAnswers(expert.answers(uninterrupted, questions), expert.answers(restored, questions));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void restoredBeforeTheFirstLessonItLearnsTheSame(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
        Expert restored = expert.readWhole(stream.layout(), expert.fresh(stream.layout()));
        List<Sample> lessons = stream.take(LESSONS);
        teach(restored, lessons);

        assertSameState(expert.taught(stream.layout(), lessons), restored);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void theModelAloneIsEnoughToPredict(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
        Expert learner = expert.fresh(stream.layout());

        for (int i = 0; i < 5; i++) {
            teach(learner, stream.take(LESSONS / 5));
            Expert server = expert.readModel(stream.layout(), learner);
            List<Sample> questions = stream.take(30);
            assertSameAnswers(expert.answers(learner, questions), expert.answers(server, questions));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void modelAndTrainingShareNoSection(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
        Expert learner = expert.taught(stream.layout(), stream.take(LESSONS));
        Set<String> shared = new HashSet<>(model(learner).keySet());
        shared.retainAll(training(learner).keySet());

        assertEquals(Set.of(), shared);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void aModelThatIsMissingIsNotReadAsAnEmptyOne(ExpertUnderTest expert) {
        Expert fresh = expert.fresh(stream(expert).layout());

        assertThrows(IllegalStateException.class, () -> fresh.readModel(new StateReader(Map.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void newAndUnseenCategoriesAreTakenInStride(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
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
    void eventsMayHaveNumbersOnlyOrCategoriesOnly(ExpertUnderTest expert) {
        for (MadeUpStream stream : List.of(
                new MadeUpStream(expert.task(), 1, 0, 2),
                new MadeUpStream(expert.task(), 0, 1, 3),
                new MadeUpStream(expert.task(), 0, 4, 4))) {
            Expert learner = expert.taught(stream.layout(), stream.take(LESSONS));
            expert.answers(learner, stream.take(50));
            assertSameState(learner, expert.readWhole(stream.layout(), learner));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void aWorldWhereNothingChangesDoesNoHarm(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
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
    void extremesAreAnsweredWithFiniteNumbers(ExpertUnderTest expert) {
        MadeUpStream stream = stream(expert);
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    void manyThreadsMayPredictAtOnce(ExpertUnderTest expert) throws Exception {
        MadeUpStream stream = stream(expert);
        Expert taught = expert.taught(stream.layout(), stream.take(LESSONS));
        List<Sample> questions = stream.take(200);
        float[][] alone = expert.answers(taught, questions);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<Integer>> askers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = 61 * thread;
            askers.add(() -> {
                start.await();
                return otherAnswers(taught, questions, alone, first);
            });
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Integer> different : threads.invokeAll(askers)) {
                assertEquals(0, different.get());
            }
        }
    }

    /** Asks everything many times, each thread from another question on; counts answers unlike those given alone. */
    private static int otherAnswers(Expert expert, List<Sample> questions, float[][] alone, int first) {
        float[] output = new float[alone[0].length];
        int different = 0;
        for (int i = 0; i < 30 * alone.length; i++) {
            int question = (first + i) % alone.length;
            expert.predict(questions.get(question).input(), output);
            different += Arrays.equals(alone[question], output) ? 0 : 1;
        }
        return different;
    }
}
