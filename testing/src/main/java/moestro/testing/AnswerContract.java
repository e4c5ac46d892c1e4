package moestro.testing;

import static moestro.testing.ExpertUnderTest.LESSONS;
import static moestro.testing.ExpertUnderTest.assertSameAnswers;
import static moestro.testing.ExpertUnderTest.assertSameState;
import static moestro.testing.ExpertUnderTest.teach;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import moestro.mixture.Expert;
import moestro.mixture.Task;
import moestro.testing.MadeUpStream.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an expert answers, and that it learns.
 */
interface AnswerContract extends ExpertsAsked {
    int ASKERS = 4;

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void beforeTheFirstLessonItKnowsNothing(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
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
    default void everyAnswerAlongTheWayIsWellFormed(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
        Expert learner = expert.fresh(stream.layout());

        for (Sample sample : stream.take(LESSONS)) {
            expert.answer(learner, sample.input());
            learner.learn(sample.input(), sample.target());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experts")
    default void itLearns(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
        Expert taught = expert.taught(stream.layout(), stream.take(LESSONS));
        List<Sample> later = stream.take(500);

        double error = meanError(expert.task(), later, expert.answers(taught, later));
        double constant = IntStream.range(0, expert.task().outputs())
                .mapToDouble(k -> meanError(expert.task(), later, constantly(k, expert.task(), later.size())))
                .min()
                .orElseThrow();

        assertTrue(
                error < learnsTo(expert.factory()) * constant,
                () -> "error " + error + ", of the best constant answer " + constant);
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
    default void predictingHasNoEffect(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
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
    default void inputsAreNotWrittenTo(ExpertUnderTest expert) {
        MadeUpStream stream = expert.stream();
        List<Sample> lessons = stream.take(LESSONS);
        List<Sample> same = expert.stream().take(LESSONS);
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
    default void manyThreadsMayPredictAtOnce(ExpertUnderTest expert) throws Exception {
        MadeUpStream stream = expert.stream();
        Expert taught = expert.taught(stream.layout(), stream.take(LESSONS));
        List<Sample> questions = stream.take(200);
        float[][] alone = expert.answers(taught, questions);
        CyclicBarrier start = new CyclicBarrier(ASKERS);
        List<Callable<Integer>> askers = new ArrayList<>();
        for (int thread = 0; thread < ASKERS; thread++) {
            int first = 61 * thread;
            askers.add(() -> {
                start.await();
                return otherAnswers(taught, questions, alone, first);
            });
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(ASKERS)) {
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
