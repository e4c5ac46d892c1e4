package moestro.experts.tree;

import static moestro.experts.tree.Lessons.CLASSES;
import static moestro.experts.tree.Lessons.LAYOUT;
import static moestro.experts.tree.Lessons.NUMBER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import moestro.experts.bayes.NaiveBayesFactory;
import moestro.experts.tree.Lessons.Lesson;
import moestro.mixture.Expert;
import moestro.mixture.ExpertFactory;
import moestro.mixture.ExpertSettings;
import moestro.mixture.Input;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every expert of these packages promises about its state. */
class StateTest {
    private static final int LESSONS = 3000;

    /** A way to make an expert. */
    record Kind(ExpertFactory factory, Task task, Map<String, Double> parameters) {
        Expert fresh() {
            return factory.create(new ExpertSettings(task, LAYOUT, 5, new Parameters(parameters)));
        }

        float[] answer(Expert expert, Input input) {
            float[] out = new float[task.outputs()];
            expert.predict(input, out);
            return out;
        }

        @Override
        public String toString() {
            return factory.type() + (task.isClassification() ? " of classes " : " of numbers ") + parameters;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind(new HoeffdingTreeFactory(), CLASSES, Map.of()),
                new Kind(new HoeffdingTreeFactory(), NUMBER, Map.of()),
                new Kind(new HoeffdingTreeFactory(), NUMBER, Map.of("leaves", 4.0)),
                new Kind(new AdaptiveForestFactory(), CLASSES, Map.of()),
                new Kind(new AdaptiveForestFactory(), CLASSES, Map.of("history", 1.0, "trees", 2.0)),
                new Kind(new AdaptiveForestFactory(), NUMBER, Map.of()),
                new Kind(new AdaptiveForestFactory(), NUMBER, Map.of("history", 1.0, "trees", 2.0)),
                new Kind(new HoeffdingTreeFactory(), NUMBER, Map.of("drift", 0.0)),
                new Kind(new BoostedTreesFactory(), NUMBER, Map.of()),
                new Kind(new BoostedTreesFactory(), NUMBER, Map.of("bag", 3.0, "trees", 5.0)),
                new Kind(new BoostedTreesFactory(), CLASSES, Map.of()),
                new Kind(new BoostedTreesFactory(), CLASSES, Map.of("bag", 2.0, "trees", 5.0)),
                new Kind(new NaiveBayesFactory(), CLASSES, Map.of()),
                new Kind(new NaiveBayesFactory(), CLASSES, Map.of("fast-decay", .95)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void sameLessonsGiveTheSameBytes(Kind kind) {
        Expert one = kind.fresh();
        Expert other = kind.fresh();
        for (Lesson lesson : lessons(kind)) {
            one.learn(lesson.input(), lesson.target());
            kind.answer(other, lesson.input()); // predicting more often must not matter
            other.learn(lesson.input(), lesson.target());
        }
        assertEquals(hash(one), hash(other));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anExpertRestoredAgainAndAgainStaysBitIdentical(Kind kind) {
        Expert original = kind.fresh();
        Expert restored = kind.fresh();
        List<Lesson> lessons = lessons(kind);
        for (int i = 0; i < lessons.size(); i++) {
            if (i % 83 == 0) {
                restored = copy(kind, restored, true);
                assertEquals(hash(original), hash(restored), "after " + i + " lessons");
            }
            Lesson lesson = lessons.get(i);
            assertArrayEquals(kind.answer(original, lesson.input()), kind.answer(restored, lesson.input()));
            original.learn(lesson.input(), lesson.target());
            restored.learn(lesson.input(), lesson.target());
        }
        assertEquals(hash(original), hash(restored));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theModelPartAloneAnswersTheSame(Kind kind) {
        Expert original = kind.fresh();
        List<Lesson> lessons = lessons(kind);
        for (int i = 0; i < lessons.size(); i++) {
            original.learn(lessons.get(i).input(), lessons.get(i).target());
            if (i % 500 == 499) {
                Expert served = copy(kind, original, false);
                for (int record = 0; record < 200; record++) {
                    Input input = Lessons.input(77, record);
                    assertArrayEquals(kind.answer(original, input), kind.answer(served, input));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anExpertThatLearnedNothingHasNoOpinion(Kind kind) {
        float[] expected = new float[kind.task().outputs()];
        Arrays.fill(expected, kind.task().isClassification() ? 1f / expected.length : 0);
        assertArrayEquals(expected, kind.answer(kind.fresh(), Lessons.input(1, 1)), 1e-6f);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void answersAreFiniteAndProbabilitiesSumToOne(Kind kind) {
        Expert expert = kind.fresh();
        for (Lesson lesson : lessons(kind)) {
            expert.learn(lesson.input(), lesson.target());
        }
        for (float far : new float[] {0, 1, -1e30f, 1e30f}) {
            Input unseen = Lessons.input(new float[] {far, .5f, far}, -1, 0);
            float[] answer = kind.answer(expert, unseen);
            double sum = 0;
            for (float value : answer) {
                assertTrue(Float.isFinite(value), "answered " + value);
                assertTrue(!kind.task().isClassification() || value > 0, "a probability of " + value);
                sum += value;
            }
            assertTrue(!kind.task().isClassification() || Math.abs(sum - 1) < 1e-6, "probabilities sum to " + sum);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void severalThreadsMayPredictAtOnce(Kind kind) throws Exception {
        Expert expert = kind.fresh();
        for (Lesson lesson : lessons(kind)) {
            expert.learn(lesson.input(), lesson.target());
        }
        List<float[]> expected = answers(kind, expert);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<float[]>>> asked = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asked.add(threads.submit(() -> answers(kind, expert)));
            }
            for (Future<List<float[]>> future : asked) {
                List<float[]> given = future.get();
                for (int i = 0; i < given.size(); i++) {
                    assertArrayEquals(expected.get(i), given.get(i));
                }
            }
        }
    }

    private static List<float[]> answers(Kind kind, Expert expert) {
        List<float[]> answers = new ArrayList<>();
        for (int record = 0; record < 2000; record++) {
            answers.add(kind.answer(expert, Lessons.input(78, record)));
        }
        return answers;
    }

    private static List<Lesson> lessons(Kind kind) {
        return Lessons.switching(kind.task(), LESSONS, 41);
    }

    private static Expert copy(Kind kind, Expert expert, boolean withTraining) {
        StateWriter out = new StateWriter();
        expert.writeModel(out);
        if (withTraining) {
            expert.writeTraining(out);
        }
        Expert copy = kind.fresh();
        StateReader in = new StateReader(out.sections());
        copy.readModel(in);
        if (withTraining) {
            copy.readTraining(in);
        }
        return copy;
    }

    private static String hash(Expert expert) {
        StateWriter out = new StateWriter();
        expert.writeModel(out);
        expert.writeTraining(out);
        return StateWriter.sha256(out.sections());
    }
}
