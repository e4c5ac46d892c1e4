package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.avro.RoutingReport;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import moestro.topology.Wayward.Mishap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever an expert does when it is asked costs its voice, and never the record. */
@Timeout(120)
final class MisbehaviourTest {
    private static final Task CLASSES = new Task.Classification(List.of("low", "high"));
    /** With a second for what the machine takes, which is added to rests. */
    private static final Duration REST = Breaker.FIRST_REST.plusSeconds(1);

    private static final Panel.Member[] MEMBERS = {
        Fixture.member("odd", Wayward.TYPE),
        Fixture.member("logistic", "logistic"),
        Fixture.member("bayes", "naive-bayes")
    };

    @TempDir
    Path stateDir;

    private final Wayward wayward = new Wayward();
    private int next;

    private static Deployment deployment(double k, Guarding guarding, Panel.Member... members) {
        GateSettings gate = GateSettings.of(new Parameters(Map.of("k", k)));
        return Fixture.deployment(CLASSES, new Panel(List.of(members), gate, Panel.Training.defaults()), guarding);
    }

    /** All three are asked about every event. */
    private Fixture fixture(Guarding guarding, Panel.Member... members) {
        return new Fixture(stateDir, wayward.catalogue(), deployment(3, guarding, members));
    }

    private Fixture fixture(Guarding guarding) {
        return fixture(guarding, MEMBERS);
    }

    private List<Prediction> predict(Fixture fixture, int events) {
        for (int n = 0; n < events; n++) {
            Event event = Fixture.event(next++, Fixture.START);
            fixture.send(event);
        }
        List<Prediction> made = fixture.predictions();
        assertEquals(events, made.size(), "each event is predicted");
        assertEquals(List.of(), fixture.deadLetters());
        return made;
    }

    private Prediction predict(Fixture fixture) {
        return predict(fixture, 1).getFirst();
    }

    private static List<String> voices(Prediction prediction) {
        double weights = prediction.routes().stream()
                .mapToDouble(Prediction.Route::weight)
                .sum();
        assertEquals(1, weights, 1e-5, "weights are those of the experts that answered");
        return prediction.routes().stream()
                .map(Prediction.Route::expert)
                .sorted()
                .toList();
    }

    private static double opened(Fixture fixture) {
        return fixture.driver().metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("breaker-opened-total"))
                .mapToDouble(metric -> (double) metric.getValue().metricValue())
                .sum();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "THROWS            | threw java.lang.IllegalStateException: out of order",
                "CANNOT_EVEN_SAY   | threw moestro.topology.Wayward$Speechless",
                "NOT_A_NUMBER      | answered NaN",
                "INFINITE          | answered Infinity",
                "WRONG_SUM         | answered probabilities that sum to 2.0",
                "OUT_OF_BOUNDS     | threw java.lang.ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2",
                "OUT_OF_MEMORY     | threw java.lang.OutOfMemoryError: Requested array size exceeds VM limit",
                "ENDLESS_RECURSION | threw java.lang.StackOverflowError",
                "MISSING_CLASS     | threw java.lang.NoClassDefFoundError: org/example/Absent",
                "FAILED_ASSERTION  | threw java.lang.AssertionError: never so"
            })
    void afterFiveFailuresItRestsAndThenOneAnswerBringsItBack(Mishap mishap, String failure) {
        try (Fixture fixture = fixture(Fixture.PATIENT)) {
            assertEquals(List.of("bayes", "logistic", "odd"), voices(predict(fixture)));
            wayward.asked.set(mishap);
            for (Prediction prediction : predict(fixture, Breaker.MOST_FAILURES)) {
                assertEquals(List.of("odd " + failure), prediction.degraded());
                assertEquals(List.of(), prediction.resting());
                assertEquals(List.of("bayes", "logistic"), voices(prediction));
            }
            assertEquals(1, opened(fixture));
            for (Prediction prediction : predict(fixture, 10)) {
                assertEquals(List.of("odd rests: it " + failure + " (5 failures in a row)"), prediction.degraded());
                assertEquals(List.of("odd"), prediction.resting());
                assertEquals(List.of("bayes", "logistic"), voices(prediction));
            }
            assertEquals(1 + Breaker.MOST_FAILURES, wayward.questions.get(), "who rests is not asked");
            wayward.asked.set(Mishap.NONE);
            fixture.driver().advanceWallClockTime(REST);
            for (Prediction prediction : predict(fixture, 3)) {
                assertEquals(List.of(), prediction.degraded());
                assertEquals(List.of("bayes", "logistic", "odd"), voices(prediction));
            }
        }
    }

    @Test
    void oneThatStillFailsAfterItsRestRestsTwiceAsLong() {
        try (Fixture fixture = fixture(Fixture.PATIENT)) {
            wayward.asked.set(Mishap.THROWS);
            predict(fixture, 6);
            fixture.driver().advanceWallClockTime(REST);
            assertEquals(List.of(), predict(fixture).resting(), "it is tried once");
            fixture.driver().advanceWallClockTime(REST);
            assertEquals(List.of("odd"), predict(fixture).resting());
            fixture.driver().advanceWallClockTime(REST);
            assertEquals(List.of(), predict(fixture).resting());
            assertEquals(3, opened(fixture));
        }
    }

    @Test
    void theReportSaysWhoRestsAndHowOftenItFailed() {
        try (Fixture fixture = fixture(Fixture.PATIENT)) {
            wayward.asked.set(Mishap.THROWS);
            predict(fixture, 8);
            fixture.driver().advanceWallClockTime(Duration.ofSeconds(1));
            RoutingReport report = RoutingReport.CODEC.decode(
                    fixture.values(Fixture.TOPICS.reports()).getFirst());
            assertEquals(
                    List.of(true, false, false),
                    report.perExpert().stream()
                            .map(RoutingReport.ExpertLoad::resting)
                            .toList());
            assertEquals(5, report.perExpert().getFirst().failures());
        }
    }

    @Test
    void ifAllFailThePriorAnswersAndSomebodyIsAskedAboutEveryEvent() {
        Panel.Member[] members = IntStream.range(0, 3)
                .mapToObj(e -> Fixture.member("odd-" + e, Wayward.TYPE))
                .toArray(Panel.Member[]::new);
        try (Fixture fixture = fixture(Fixture.PATIENT, members)) {
            wayward.asked.set(Mishap.NOT_A_NUMBER);
            for (int n = 0; n < 30; n++) {
                long before = wayward.questions.get();
                Prediction prediction = predict(fixture);
                assertTrue(wayward.questions.get() > before);
                assertTrue(prediction.resting().size() < 3);
                assertEquals(
                        "no expert answered: this is the prior",
                        prediction.degraded().getLast());
                assertEquals(.5f, prediction.output()[0]);
                fixture.driver().advanceWallClockTime(Duration.ofMillis(700));
            }
            wayward.asked.set(Mishap.NONE);
            assertFalse(voices(predict(fixture)).isEmpty(), "the first good answer is used");
            fixture.driver().advanceWallClockTime(REST.multipliedBy(2));
            assertEquals(List.of("odd-0", "odd-1", "odd-2"), voices(predict(fixture)));
        }
    }

    @Test
    void anAnswerThatTookTooLongIsLostAndTheExpertRestsAtOnce() {
        Guarding second = new Guarding(Duration.ofSeconds(1), Guarding.When.AFTER_A_BREACH);
        try (Fixture fixture = fixture(second)) {
            predict(fixture, 3);
            wayward.asked.set(Mishap.SLOW);
            Prediction late = predict(fixture);
            assertTrue(late.degraded().getFirst().matches("odd took [0-9.]+ s; the limit is 1.0 s"), late::toString);
            assertEquals(List.of("bayes", "logistic"), voices(late));
            assertEquals(List.of("odd"), predict(fixture).resting());
            wayward.asked.set(Mishap.HANGS);
            fixture.driver().advanceWallClockTime(REST.multipliedBy(2));
            assertEquals(
                    List.of("odd gave no answer within 1.0 s"), predict(fixture).degraded());
            assertHeldUpOnlyItself(fixture);
        }
        assertInterrupted();
    }

    @Test
    void oneThatHangsForEverHoldsAThreadOfItsOwnIfExpertsAreAlwaysGuarded() {
        Guarding always = new Guarding(Duration.ofSeconds(1), Guarding.When.ALWAYS);
        try (Fixture fixture = fixture(always)) {
            assertEquals(List.of("bayes", "logistic", "odd"), voices(predict(fixture)));
            wayward.asked.set(Mishap.HANGS);
            assertEquals(
                    List.of("odd gave no answer within 1.0 s"), predict(fixture).degraded());
            assertHeldUpOnlyItself(fixture);
        }
        assertInterrupted();
    }

    private void assertHeldUpOnlyItself(Fixture fixture) {
        long before = wayward.questions.get();
        for (int n = 0; n < 6; n++) {
            fixture.driver().advanceWallClockTime(Breaker.LONGEST_REST);
            assertEquals(
                    List.of("odd is still busy with an earlier event"),
                    predict(fixture).degraded());
            assertEquals(List.of("bayes", "logistic"), voices(predict(fixture)));
        }
        assertEquals(before, wayward.questions.get());
    }

    private void assertInterrupted() {
        try {
            wayward.interrupted.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void askedHereOrOnThreadsOfTheirOwnTheirAnswersAreTheSame() {
        List<Prediction> here;
        try (Fixture fixture = fixture(Fixture.PATIENT)) {
            here = predict(fixture, 50);
        }
        next = 0;
        try (Fixture fixture = fixture(new Guarding(Fixture.PATIENT.answerWithin(), Guarding.When.ALWAYS))) {
            List<Prediction> there = predict(fixture, 50);
            for (int n = 0; n < 50; n++) {
                assertArrayEquals(Prediction.CODEC.encode(here.get(n)), Prediction.CODEC.encode(there.get(n)));
            }
        }
    }

    @Test
    void anExplanationKnowsWhoRested() {
        Deployment two = deployment(2, Fixture.PATIENT, MEMBERS);
        try (Fixture fixture = new Fixture(stateDir, wayward.catalogue(), two)) {
            wayward.asked.set(Mishap.THROWS);
            List<Prediction> made = predict(fixture, 30);
            for (int n = 0; n < 30; n++) {
                fixture.send(Feedback.ofClass("id-" + n, Fixture.START, "low"));
            }
            List<Lesson> lessons = fixture.lessons();
            assertTrue(
                    made.stream().filter(one -> one.resting().contains("odd")).count() > 10);
            for (int n = 0; n < 30; n++) {
                Explanation explanation = new Explanation(two, wayward.catalogue(), made.get(n), lessons.get(n));
                assertTrue(explanation.isSame(explanation.repeat(_ -> {})), made.get(n)::toString);
            }
        }
    }
}
