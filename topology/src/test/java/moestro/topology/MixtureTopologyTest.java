package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import moestro.avro.Event;
import moestro.avro.Feedback;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.avro.RoutingReport;
import moestro.mixture.Catalogue;
import moestro.mixture.ExpertFactory;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import moestro.mixture.state.StateWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MixtureTopologyTest {
    private static final Task REGRESSION = new Task.Regression();
    private static final Task CLASSES = new Task.Classification(List.of("low", "high"));

    @TempDir
    Path stateDir;

    @Test
    void oneRecordGoesTheWholeWayAndBack() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            fixture.send(Fixture.event(0, Fixture.START));
            Prediction first = fixture.predictions().getFirst();
            assertEquals("id-0", first.id());
            assertEquals(-1, first.gateVersion(), "nothing was learned yet");
            assertEquals(2, first.routes().size(), "k experts");
            assertEquals(List.of(), fixture.lessons());

            fixture.send(Feedback.ofValue("id-0", Fixture.START + 5000, 11.5));
            Lesson lesson = fixture.lessons().getFirst();
            assertEquals("id-0", lesson.id());
            assertEquals(11.5, lesson.label());
            assertArrayEquals(Fixture.event(0, 0).numbers(), lesson.numbers());
            assertEquals(2, lesson.asked().length);

            fixture.publish();
            fixture.send(Fixture.event(1, Fixture.START + 6000));
            Prediction second = fixture.predictions().getFirst();
            assertEquals(0, second.gateVersion(), "the offset of the only lesson");
            assertEquals(0, second.encoderVersion());
            second.routes().forEach(route -> assertEquals(0, route.version()));
            assertNotEquals(first.value(), second.value(), 1e-9, "what was learned is served");
        }
    }

    @Test
    void aPanelThatLearnsPredictsWhatItHasNotSeen() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            for (int n = 0; n < 500; n += 50) {
                fixture.play(n, n + 50);
                fixture.publish();
            }
            fixture.predictions();
            fixture.send(Fixture.event(1001, Fixture.START + 1_000_000));
            assertEquals(Fixture.truth(1001), fixture.predictions().getFirst().value(), .2);
        }
    }

    @Test
    void anExpertRunsOnlyForTheRecordsRoutedToIt() {
        Map<String, AtomicLong> ran = new HashMap<>();
        List<ExpertFactory> counting = new ArrayList<>();
        Catalogue.load().factories().forEach((type, factory) -> {
            ran.put(type, new AtomicLong());
            counting.add(new CountingFactory(factory, ran.get(type)));
        });
        try (Fixture fixture = new Fixture(stateDir, new Catalogue(counting), REGRESSION, Fixture.regressors())) {
            fixture.play(0, 100);
            Map<String, Long> asked = new HashMap<>();
            for (Lesson lesson : fixture.lessons()) {
                assertEquals(2, new HashSet<>(List.of(lesson.asked())).size());
                List.of(lesson.asked()).forEach(expert -> asked.merge(expert, 1L, Long::sum));
            }
            assertEquals(200, asked.values().stream().mapToLong(n -> n).sum());
            for (Panel.Member member : Fixture.regressors()) {
                assertEquals(asked.get(member.name()), ran.get(member.type()).get(), member.name());
            }
        }
    }

    @Test
    void servedAndLearnedModelsAreTheFoldOfTheLessonsTopic() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            fixture.play(0, 120);
            fixture.publish();
            List<byte[]> log = fixture.values(Fixture.TOPICS.lessons());
            Deployment deployment = Fixture.deployment(REGRESSION, Fixture.regressors());
            Mixture fold = new Mixture(
                    deployment.task(), deployment.features(), deployment.panel(), Catalogue.load(), deployment.seed());
            Contracts contracts = new Contracts(deployment);
            log.forEach(bytes -> fold.learn(contracts.lesson(bytes)));
            assertEquals(120, log.size());
            for (String model : List.of("encoder", "gate", "rls", "linear", "neighbors")) {
                LearnStore<?> store = (LearnStore<?>) fixture.driver().getStateStore(Nodes.learnedStore(model));
                Map<String, byte[]> learned = store.state();
                assertEquals(sha256(fold, model), StateWriter.sha256(learned), model);
            }
        }
    }

    private static String sha256(Mixture fold, String model) {
        Map<String, byte[]> own = new java.util.LinkedHashMap<>();
        fold.state().forEach((section, bytes) -> {
            if (section.startsWith(model + "/")) {
                own.put(section.substring(model.length() + 1), bytes);
            }
        });
        return StateWriter.sha256(own);
    }

    @Test
    void aLabelThatComesBeforeItsEventWaitsForIt() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            fixture.send(Feedback.ofValue("id-7", Fixture.START, 3));
            assertEquals(List.of(), fixture.lessons());
            fixture.send(Fixture.event(7, Fixture.START + 1000));
            assertEquals(3, fixture.lessons().getFirst().label());
            assertEquals(1, fixture.predictions().size());
        }
    }

    @Test
    void aSecondEventOrLabelOfAnIdChangesNothing() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            fixture.send(Fixture.event(1, Fixture.START));
            fixture.send(Fixture.event(1, Fixture.START));
            fixture.send(Feedback.ofValue("id-1", Fixture.START, 1));
            fixture.send(Feedback.ofValue("id-1", Fixture.START, 2));
            fixture.send(Fixture.event(1, Fixture.START));
            assertEquals(1, fixture.predictions().size());
            assertEquals(
                    List.of(1.0), fixture.lessons().stream().map(Lesson::label).toList());
        }
    }

    @Test
    void aLabelForAnUnknownIdBecomesADeadLetterWhenItsTimeIsUp() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            fixture.send(Feedback.ofValue("nobody", Fixture.START, 3));
            long later = Fixture.START + Fixture.TIME_TO_LIVE.toMillis() * 2;
            fixture.send(Fixture.event(1, later));
            fixture.silence();
            fixture.send(Fixture.event(2, later));
            List<String> reasons = fixture.deadLetters();
            assertEquals(1, reasons.size());
            assertTrue(reasons.getFirst().contains("no prediction waited for this label"), reasons.getFirst());
            assertEquals(2, fixture.predictions().size());
        }
    }

    @Test
    void aLabelAfterTheTimeToLiveTeachesNothing() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            fixture.send(Fixture.event(1, Fixture.START));
            fixture.silence();
            long late = Fixture.START + Fixture.TIME_TO_LIVE.toMillis() * 2;
            fixture.send(Fixture.event(2, late));
            fixture.send(Feedback.ofValue("id-1", late, 3));
            assertEquals(List.of(), fixture.lessons());
        }
    }

    @Test
    void badEventsGoToTheDeadLettersAndTheStreamGoesOn() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            Event good = Fixture.event(1, Fixture.START);
            byte[] bytes = Event.CODEC.encode(good);
            fixture.sendEvent("x", "not avro".getBytes(StandardCharsets.UTF_8), Fixture.START);
            fixture.sendEvent("x", null, Fixture.START);
            fixture.sendEvent(null, bytes, Fixture.START);
            fixture.sendEvent("other", bytes, Fixture.START);
            fixture.send(new Event("nan", Fixture.START, new float[] {1, Float.NaN}, new String[] {"even"}));
            fixture.send(new Event("short", Fixture.START, new float[] {1}, new String[] {"even"}));
            fixture.send(new Event("none", Fixture.START, new float[] {1, 2}, new String[0]));
            fixture.send(
                    new Event("future", Fixture.START + 1_000_000_000L, new float[] {1, 2}, new String[] {"even"}));
            fixture.send(good);
            List<String> reasons = fixture.deadLetters();
            assertEquals(8, reasons.size(), reasons::toString);
            assertTrue(reasons.get(1).contains("value is null"));
            assertTrue(reasons.get(2).contains("key is null"));
            assertTrue(reasons.get(3).contains("key is not the id 'id-1'"));
            assertTrue(reasons.get(4).contains("feature 'b' is NaN"));
            assertTrue(reasons.get(5).contains("expected 2 numbers [a, b], got 1"));
            assertTrue(reasons.get(6).contains("expected 1 categories [kind], got 0"));
            assertTrue(reasons.get(7).contains("in the future"));
            assertEquals(
                    List.of("id-1"),
                    fixture.predictions().stream().map(Prediction::id).toList());
        }
    }

    @Test
    void badLabelsGoToTheDeadLettersAndTheStreamGoesOn() {
        try (Fixture fixture = new Fixture(stateDir, CLASSES, classifiers())) {
            fixture.send(Fixture.event(1, Fixture.START));
            fixture.sendFeedback("id-1", new byte[] {1, 2, 3}, Fixture.START);
            fixture.send(Feedback.ofValue("id-1", Fixture.START, 1));
            fixture.send(Feedback.ofClass("id-1", Fixture.START, "middle"));
            fixture.send(Feedback.ofClass("id-1", Fixture.START, "high"));
            List<String> reasons = fixture.deadLetters();
            assertEquals(3, reasons.size(), reasons::toString);
            assertTrue(reasons.get(1).contains("the task is classification"));
            assertTrue(reasons.get(2).contains("'middle' is none of the classes [low, high]"));
            assertEquals(1.0, fixture.lessons().getFirst().label());
        }
    }

    private static Panel.Member[] classifiers() {
        return new Panel.Member[] {Fixture.member("logistic", "logistic"), Fixture.member("bayes", "naive-bayes")};
    }

    @Test
    void classesArePredictedByNameWithTheirProbabilities() {
        try (Fixture fixture = new Fixture(stateDir, CLASSES, classifiers())) {
            for (int n = 0; n < 200; n++) {
                fixture.send(Fixture.event(n, Fixture.START + n));
                fixture.send(Feedback.ofClass("id-" + n, Fixture.START + n, n % 2 == 0 ? "high" : "low"));
                fixture.publish();
            }
            Prediction last = fixture.predictions().getLast();
            assertEquals("low", last.answer());
            assertEquals(1, last.output()[0] + last.output()[1], 1e-5);
        }
    }

    @Test
    void routingIsReported() {
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            fixture.play(0, 30);
            fixture.publish();
            RoutingReport report = RoutingReport.CODEC.decode(
                    fixture.values(Fixture.TOPICS.reports()).getFirst());
            assertEquals(30, report.predictions());
            assertEquals(
                    60,
                    report.perExpert().stream()
                            .mapToLong(RoutingReport.ExpertLoad::routed)
                            .sum());
        }
    }

    @Test
    void aTornModelIsNotServed() {
        Deployment deployment = Fixture.deployment(REGRESSION, Fixture.regressors());
        ModelTable table = new ModelTable(deployment, Catalogue.load());
        try (Fixture fixture = new Fixture(stateDir, REGRESSION, Fixture.regressors())) {
            fixture.play(0, 50);
            fixture.publish();
            Set<String> withheld = new HashSet<>();
            for (var record : fixture.records(Fixture.TOPICS.models())) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                if (key.startsWith("rls/part/")) {
                    withheld.add(key);
                } else {
                    table.accept(key, record.value());
                }
            }
            assertTrue(!withheld.isEmpty());
            assertEquals(
                    -1,
                    table.panels().getFirst().version("rls", deployment.panel().names()));
            assertEquals(
                    49,
                    table.panels()
                            .getFirst()
                            .version("linear", deployment.panel().names()));
            table.accept("nonsense", new byte[] {1});
            table.accept("gate/manifest", new byte[] {1});
            assertEquals(49, table.panels().getFirst().gateVersion());
        }
    }
}
