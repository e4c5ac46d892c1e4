package moestro.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import moestro.mixture.gate.Gate;
import moestro.mixture.metric.Quality;
import moestro.mixture.toy.RunningMean;
import moestro.mixture.toy.ToyStream;
import moestro.mixture.toy.Toys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gate and experts together, over toy experts and a toy stream. */
final class MixtureTest {
    private static final long SEED = 3;
    private static final int DELAY = 7;
    private static final String[] MIXED = {"linear", "mean", "throwing", "linear", "nan", "mean"};

    static Stream<Task> tasks() {
        return Stream.of(ToyStream.CLASSES, ToyStream.NUMBER);
    }

    private static Mixture mixture(Task task, Map<String, Double> gate, String... types) {
        return mixture(task, SEED, gate, new Panel.Training(100, .25), types);
    }

    private static Mixture mixture(
            Task task, long seed, Map<String, Double> gate, Panel.Training training, String... types) {
        return new Mixture(task, ToyStream.FEATURES, Toys.panel(gate, training, types), Toys.catalogue(), seed);
    }

    private static Mixture mixed(Task task) {
        return mixture(task, Map.of("k", 3.0, "shadow", .1, "warmup", 50.0), MIXED);
    }

    private static List<Lesson> lessons(List<Prediction> predictions, ToyStream stream) {
        List<Lesson> lessons = new ArrayList<>();
        for (int n = 0; n < predictions.size(); n++) {
            lessons.add(new Lesson(predictions.get(n).pending(), stream.label(n)));
        }
        return lessons;
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void expertsThatFailAreNamedWithTheirReasonsAndTheOthersAnswer(Task task) {
        Mixture mixture = mixture(task, Map.of("k", 4.0), "linear", "throwing", "nan", "mean");
        for (Prediction prediction : new ToyStream(task, DELAY).run(mixture, 300)) {
            assertEquals(2, prediction.degraded().size());
            assertTrue(
                    prediction.degraded().contains("throwing-1 threw java.lang.IllegalStateException: out of order"));
            assertTrue(prediction.degraded().contains("nan-2 answered NaN"));
            assertEquals(2, prediction.routes().size());
            assertTrue(prediction.routes().stream().allMatch(route -> route.expert() == 0 || route.expert() == 3));
            for (float value : prediction.output()) {
                assertTrue(Float.isFinite(value));
            }
            Pending pending = prediction.pending();
            for (int j = 0; j < 4; j++) {
                boolean failed = pending.asked()[j] == 1 || pending.asked()[j] == 2;
                assertEquals(failed, pending.answers()[j] == null);
            }
        }
        assertEquals(300 - DELAY, mixture.encoder().lessons(), "no lesson is lost");
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void whenNothingFailsNothingIsDegraded(Task task) {
        Mixture mixture = mixture(task, Map.of("k", 2.0), "linear", "mean");
        assertTrue(new ToyStream(task, 0)
                .run(mixture, 50).stream()
                        .allMatch(prediction -> prediction.degraded().isEmpty()));
    }

    @Test
    void whenAllExpertsOfClassesFailTheAnswerIsTheirFrequency() {
        Mixture mixture = mixture(ToyStream.CLASSES, Map.of("k", 2.0), "throwing", "nan");
        ToyStream stream = new ToyStream(ToyStream.CLASSES, 0);
        stream.run(mixture, 400);
        double high = 0;
        for (int n = 0; n < 400; n++) {
            high += stream.label(n);
        }
        Prediction prediction = mixture.predict("x", ToyStream.row(0));
        assertEquals((high + 1) / 402, prediction.output()[1], 1e-6);
        assertEquals(1, prediction.output()[0] + prediction.output()[1], 1e-6f);
        assertEquals(
                "no expert answered: this is the prior", prediction.degraded().getLast());
        assertEquals(3, prediction.degraded().size());
        assertTrue(prediction.routes().isEmpty());
        assertEquals(400, mixture.encoder().lessons());
    }

    @Test
    void whenAllExpertsOfNumbersFailTheAnswerIsTheirMean() {
        Mixture mixture = mixture(ToyStream.NUMBER, Map.of("k", 2.0), "throwing", "nan");
        ToyStream stream = new ToyStream(ToyStream.NUMBER, 0);
        stream.run(mixture, 150);
        double mean = 0;
        for (int n = 0; n < 150; n++) {
            mean += stream.label(n) / 150;
        }
        assertEquals(mean, mixture.predict("x", ToyStream.row(0)).output()[0], 1e-3);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aShadowsAnswerDoesNotStandInForTheRouted(Task task) {
        Mixture mixture = mixture(task, Map.of("k", 1.0, "shadow", 1.0), "throwing", "mean");
        int alone = 0;
        for (Prediction prediction : new ToyStream(task, 0).run(mixture, 100)) {
            boolean failed = prediction.pending().asked()[0] == 0;
            alone += failed ? 1 : 0;
            assertEquals(failed, prediction.routes().isEmpty());
            assertEquals(failed, prediction.degraded().contains("no expert answered: this is the prior"));
            for (float value : prediction.output()) {
                assertTrue(Float.isFinite(value));
            }
        }
        assertTrue(alone > 20, alone + " of 100 had no answer");
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theFirstEventIsAnsweredToo(Task task) {
        Prediction prediction = mixed(task).predict("x", ToyStream.row(0));
        for (float value : prediction.output()) {
            assertTrue(Float.isFinite(value));
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theSameLessonsGiveTheSameModelsWithOrWithoutPredicting(Task task) {
        Mixture mixture = mixed(task);
        List<Prediction> predictions = new ToyStream(task, DELAY).run(mixture, 600);
        Mixture twin = mixed(task);
        new ToyStream(task, DELAY).run(twin, 600);
        assertEquals(mixture.hash(), twin.hash());

        Mixture learner = mixed(task);
        lessons(predictions.subList(0, 600 - DELAY), new ToyStream(task, DELAY)).forEach(learner::learn);
        assertEquals(mixture.hash(), learner.hash());
        assertEquals(mixture.trained(), learner.trained());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void otherLessonsGiveAnotherState(Task task) {
        ToyStream stream = new ToyStream(task, 0);
        List<Lesson> lessons = lessons(stream.run(mixed(task), 200), stream);
        Mixture whole = mixed(task);
        lessons.forEach(whole::learn);
        Mixture without = mixed(task);
        lessons.subList(0, 199).forEach(without::learn);
        assertNotEquals(whole.hash(), without.hash());

        Mixture swapped = mixed(task);
        List<Lesson> disorder = new ArrayList<>(lessons);
        disorder.set(150, lessons.get(151));
        disorder.set(151, lessons.get(150));
        disorder.forEach(swapped::learn);
        assertNotEquals(whole.hash(), swapped.hash());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aMixtureRestoredInTheMiddleGoesOnToTheSameState(Task task) {
        for (int middle : new int[] {0, 1, 30, 333}) {
            Mixture mixture = mixed(task);
            ToyStream stream = new ToyStream(task, DELAY);
            stream.run(mixture, middle);
            Mixture restored = mixed(task);
            restored.restore(mixture.state());
            assertEquals(mixture.hash(), restored.hash());

            List<Prediction> expected = stream.copy().run(mixture, 300);
            List<Prediction> actual = stream.copy().run(restored, 300);
            for (int i = 0; i < 300; i++) {
                assertArrayEquals(expected.get(i).output(), actual.get(i).output());
                assertArrayEquals(
                        expected.get(i).pending().asked(),
                        actual.get(i).pending().asked());
            }
            assertEquals(mixture.hash(), restored.hash(), "after " + middle);
        }
    }

    @Test
    void theStateOfAnotherPanelIsRefusedByTheNameOfWhatIsMissing() {
        Map<String, byte[]> state =
                mixture(ToyStream.CLASSES, Map.of(), "linear", "mean").state();
        Mixture other = mixture(ToyStream.CLASSES, Map.of(), "linear", "linear");
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> other.restore(state));
        assertTrue(refusal.getMessage().contains("'linear-1/linear'"), refusal.getMessage());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void predictingMovesTheStandardizerAndNothingElse(Task task) {
        Mixture mixture = mixed(task);
        new ToyStream(task, 0).run(mixture, 120);
        Mixture untouched = mixed(task);
        untouched.restore(mixture.state());
        for (int n = 0; n < 200; n++) {
            mixture.predict(ToyStream.id(n), ToyStream.row(n));
        }
        assertEquals(untouched.hash(), mixture.hash());
        Map<String, byte[]> before = untouched.state();
        mixture.state().forEach((section, bytes) -> {
            boolean same = Arrays.equals(before.get(section), bytes);
            assertEquals(!section.startsWith(Mixture.STANDARDIZER + "/"), same, section);
        });
    }

    @Test
    void anEventIsStandardizedByThoseBeforeIt() {
        Mixture mixture = mixed(ToyStream.CLASSES);
        Standardizer standardizer = new Standardizer(2);
        List<Prediction> predictions = new ToyStream(ToyStream.CLASSES, DELAY).run(mixture, 50);
        for (int n = 0; n < 50; n++) {
            assertArrayEquals(
                    standardizer.standardize(ToyStream.row(n)),
                    predictions.get(n).pending().standardized(),
                    "event " + n);
            standardizer.observe(ToyStream.row(n));
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void atMostKExpertsCarryAPredictionAndShadowsDoNot(Task task) {
        Mixture mixture = mixture(task, Map.of("k", 2.0, "shadow", 1.0), "linear", "mean", "mean", "linear");
        for (Prediction prediction : new ToyStream(task, 0).run(mixture, 300)) {
            assertEquals(4, prediction.pending().asked().length);
            assertEquals(2, prediction.pending().routed());
            assertEquals(2, prediction.routes().size());
            for (int j = 0; j < 2; j++) {
                assertEquals(
                        prediction.pending().asked()[j],
                        prediction.routes().get(j).expert());
            }
            for (float[] answer : prediction.pending().answers()) {
                assertNotNull(answer, "shadows answer for the lesson");
            }
        }
    }

    @Test
    void numbersAreAnsweredInTheUnitOfTheLabel() {
        Mixture mixture = mixture(ToyStream.NUMBER, Map.of("k", 3.0), "linear", "mean", "mean");
        List<Prediction> predictions = new ToyStream(ToyStream.NUMBER, 0).run(mixture, 300);
        for (Prediction prediction : predictions.subList(1, 300)) {
            assertEquals(1000, prediction.output()[0], 120);
            double shares = 0;
            for (Prediction.Route route : prediction.routes()) {
                assertEquals(1000, route.output()[0], 120, "expert " + route.expert());
                shares += route.weight();
            }
            assertEquals(1, shares, 1e-4);
            assertTrue(Math.abs(prediction.pending().output()[0]) < 6, "kept in the experts' scale");
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theMixtureFindsTheExpertThatLearns(Task task) {
        Mixture mixture = mixture(task, Map.of("k", 2.0), "mean", "throwing", "linear", "mean", "nan");
        ToyStream stream = new ToyStream(task, DELAY);
        stream.run(mixture, 2_000);
        Quality quality = Quality.of(task);
        int linear = 0;
        List<Prediction> late = stream.run(mixture, 1_000);
        for (int i = 0; i < late.size(); i++) {
            quality.add(late.get(i).output(), stream.label(2_000 + i));
            linear += late.get(i).pending().asked()[0] == 2 ? 1 : 0;
        }
        assertTrue(linear > 900, "the linear expert was the first choice in " + linear + " of 1000");
        // The noise alone: a root mean squared error of 6, and about one tenth of the classes.
        if (task.isClassification()) {
            assertTrue(
                    quality.values().get("accuracy") > .83,
                    () -> quality.values().toString());
        } else {
            assertTrue(quality.main() < 9, () -> quality.values().toString());
        }
    }

    @Test
    void atFirstEverybodyLearnsThenTheAskedAndAShareOfTheOthers() {
        String[] types = {"mean", "mean", "mean", "mean", "mean", "mean"};
        Mixture mixture = mixture(
                ToyStream.CLASSES, SEED, Map.of("k", 2.0, "warmup", 100_000.0), new Panel.Training(100, .25), types);
        ToyStream stream = new ToyStream(ToyStream.CLASSES, 0);
        stream.run(mixture, 100);
        assertEquals(600, mixture.trained());
        List<Prediction> predictions = stream.run(mixture, 4_000);
        // Two of six are asked, of the four others a quarter learns: three of six.
        assertEquals(600 + 12_000, (double) mixture.trained(), 250);

        int[] asked = new int[6];
        for (Prediction prediction : predictions) {
            for (int e : prediction.pending().asked()) {
                asked[e]++;
            }
        }
        for (int e = 0; e < 6; e++) {
            long learned = RunningMean.lessons(mixture.state().get("mean-" + e + "/mean-training"));
            double others = learned - 100 - asked[e];
            assertEquals(.25, others / (4_000 - asked[e]), .04, "expert " + e);
        }
    }

    @Test
    void withoutAShareForOthersOnlyTheAskedLearn() {
        Mixture mixture =
                mixture(ToyStream.CLASSES, SEED, Map.of("k", 2.0), new Panel.Training(0, 0), "mean", "linear", "mean");
        new ToyStream(ToyStream.CLASSES, 0).run(mixture, 300);
        assertEquals(600, mixture.trained());
    }

    @Test
    void anotherSeedAsksOthers() {
        Panel.Training training = Panel.Training.defaults();
        List<Prediction> first = new ToyStream(ToyStream.CLASSES, 0)
                .run(mixture(ToyStream.CLASSES, 1, Map.of("k", 1.0), training, "mean", "linear"), 64);
        List<Prediction> second = new ToyStream(ToyStream.CLASSES, 0)
                .run(mixture(ToyStream.CLASSES, 2, Map.of("k", 1.0), training, "mean", "linear"), 64);
        int different = 0;
        for (int i = 0; i < 64; i++) {
            different +=
                    first.get(i).pending().asked()[0] == second.get(i).pending().asked()[0] ? 0 : 1;
        }
        assertTrue(different > 8, different + " of 64 differ");
    }

    @Test
    void theAgeOfALabelIsKnownToTheLesson() {
        Mixture mixture = mixed(ToyStream.CLASSES);
        List<Prediction> predictions = new ToyStream(ToyStream.CLASSES, DELAY).run(mixture, 20);
        assertEquals(0, predictions.get(DELAY).pending().lessonsSeen());
        assertEquals(20 - 1 - DELAY, predictions.getLast().pending().lessonsSeen());
    }

    @Test
    void expertsThatDidNotSpeakAreMergedAsFailures() {
        Panel panel = Toys.panel(Map.of("k", 2.0), Panel.Training.defaults(), "mean", "linear");
        Encoder encoder = new Encoder(ToyStream.CLASSES, ToyStream.FEATURES);
        Gate gate = Mixture.newGate(ToyStream.CLASSES, encoder.layout(), panel, SEED);
        Row row = ToyStream.row(1);
        float[] history = encoder.labels().inputsNow();
        Input input = encoder.encode(row, new float[row.numbers().length], history);
        Question question = new Question(
                "late", row, new float[row.numbers().length], history, gate.select(input, Hash.of("late"), null));
        Expert expert = Toys.catalogue().create(panel.members().getFirst(), 0, ToyStream.CLASSES, encoder.layout(), 1);
        Answer[] answers = {Answer.none(), Answer.of(expert, input, ToyStream.CLASSES, encoder.labels())};

        Prediction prediction = new Merger(ToyStream.CLASSES).merge(question, answers, gate, encoder.labels(), panel);
        int silent = question.selection().asked()[0];
        assertEquals(List.of(panel.names().get(silent) + " did not answer"), prediction.degraded());
        assertEquals(1, prediction.routes().size());
        assertFalse(prediction.routes().stream().anyMatch(route -> route.expert() == silent));
        assertNull(prediction.pending().answers()[0]);
        assertArrayEquals(new float[] {.5f, .5f}, prediction.output(), 1e-6f);
    }
}
