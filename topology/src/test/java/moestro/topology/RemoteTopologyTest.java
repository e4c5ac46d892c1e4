package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import moestro.avro.Ask;
import moestro.avro.Event;
import moestro.avro.ExpertAnswer;
import moestro.avro.Feedback;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experts that are asked over topics, and the waits for them. */
final class RemoteTopologyTest {
    private static final Task NUMBER = new Task.Regression();
    private static final Task CLASSES = new Task.Classification(List.of("low", "high"));
    private static final Duration STEP = AnswerProcessor.EVERY;

    private static final Panel.Member NEAR = Fixture.member("near", "linear");
    private static final Panel.Member FAR = RemoteFixture.remote("far");
    private static final Panel.Member FARTHER = RemoteFixture.remote("farther", Duration.ofMillis(900));

    @TempDir
    Path stateDir;

    private RemoteFixture fixture(Panel.Member... members) {
        return new RemoteFixture(stateDir, NUMBER, members);
    }

    @Test
    void aQuestionSaysAllThatInlineExpertsSeeAndWhereToAnswer() {
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            remote.teach("far", 3);
            Event event = Fixture.event(7, Fixture.START + 7000);
            Ask ask = remote.ask("far", 7);
            assertEquals("id-7", ask.id());
            assertEquals(3, ask.call(), "the offset of the event");
            assertEquals(0, ask.partition());
            assertEquals("far", ask.expert());
            assertEquals(event.time(), ask.time());
            assertEquals(ask.asked() + RemoteFixture.DEADLINE.toMillis(), ask.deadline());
            assertArrayEquals(event.numbers(), ask.numbers());
            assertArrayEquals(event.categories(), ask.categories());
            remote.answer(ExpertAnswer.ofValue(ask, 1, -1));
            remote.fixture().send(Feedback.ofValue("id-7", event.time(), 2));
            Lesson lesson = remote.fixture().lessons().getFirst();
            assertArrayEquals(lesson.standardized(), ask.standardized());
            assertArrayEquals(lesson.history(), ask.history());
            assertEquals(lesson.shape(), ask.shape());
        }
    }

    @Test
    void thePredictionWaitsForTheAnswerAndRestsOnIt() {
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            remote.teach("far", 50);
            Ask ask = remote.ask("far", 60);
            remote.pass(RemoteFixture.DEADLINE.minus(STEP));
            assertEquals(List.of(), remote.fixture().predictions());
            assertEquals(1, remote.waiting());
            remote.answer(ExpertAnswer.ofValue(ask, 11.5, 42));
            Prediction prediction = remote.only();
            assertEquals(List.of("far", "near"), RemoteFixture.voices(prediction));
            assertEquals(List.of(), prediction.degraded());
            Prediction.Route far = prediction.routes().stream()
                    .filter(route -> route.expert().equals("far"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(11.5, far.output()[0], 1e-5, "in the label's unit");
            assertEquals(42, far.version(), "what it says of itself");
            assertEquals(0, remote.waiting());
            assertEquals(Map.of(), remote.changelog());
            assertEquals(51, remote.count("answered", "far"));
        }
    }

    @Test
    void probabilitiesAreTakenInTheOrderOfTheClasses() {
        try (RemoteFixture remote = new RemoteFixture(stateDir, CLASSES, FAR)) {
            remote.answer(ExpertAnswer.ofClasses(remote.ask("far", 1), new float[] {.25f, .75f}, -1));
            Prediction prediction = remote.only();
            assertEquals("high", prediction.answer());
            assertArrayEquals(new float[] {.25f, .75f}, prediction.output(), 1e-6f);
        }
    }

    @Test
    void afterTheDeadlineThePredictionIsMadeOfTheAnswersThereAre() {
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            Ask ask = remote.ask("far", 1);
            remote.pass(RemoteFixture.DEADLINE.plus(STEP));
            Prediction prediction = remote.only();
            assertEquals(List.of("near"), RemoteFixture.voices(prediction));
            assertEquals(List.of("far gave no answer within 500 ms"), prediction.degraded());
            assertEquals(1, remote.count("missed", "far"));
            remote.answer(ExpertAnswer.ofValue(ask, 1, -1));
            remote.answer(ExpertAnswer.ofValue(ask, 1, -1));
            assertEquals(List.of(), remote.fixture().predictions());
            assertEquals(1, remote.count("late", "far"));
            assertEquals(1, remote.count("duplicate", "far"));
            assertEquals(List.of(), remote.fixture().deadLetters());
        }
    }

    @Test
    void ifNobodyAnswersThePriorDoes() {
        try (RemoteFixture remote = fixture(FAR)) {
            remote.ask("far", 1);
            remote.pass(RemoteFixture.DEADLINE.plus(STEP));
            assertEquals(
                    List.of("far gave no answer within 500 ms", "no expert answered: this is the prior"),
                    remote.only().degraded());
        }
    }

    @Test
    void ofSeveralEachIsWaitedForUntilItsOwnDeadline() {
        try (RemoteFixture remote = fixture(FAR, FARTHER)) {
            Ask ask = remote.ask("far", 1);
            Ask farther = remote.asks("farther").getFirst();
            remote.pass(RemoteFixture.DEADLINE.plus(STEP));
            assertEquals(List.of(), remote.fixture().predictions());
            remote.answer(ExpertAnswer.ofValue(ask, 1, -1));
            assertEquals(List.of(), remote.fixture().predictions(), "it was given up");
            remote.answer(ExpertAnswer.ofValue(farther, 1, -1));
            Prediction prediction = remote.only();
            assertEquals(List.of("farther"), RemoteFixture.voices(prediction));
            assertEquals(List.of("far gave no answer within 500 ms"), prediction.degraded());
            assertEquals(1, remote.count("late", "far"));
        }
    }

    @Test
    void anAnswerThatIsOfNoUseFailsItsExpertForThatEventAlone() {
        Map<String, UnaryOperator<ExpertAnswer>> useless = Map.of(
                "said: out of stock", one -> changed(one, null, new float[0], "out of stock"),
                "answered NaN", one -> changed(one, Double.NaN, new float[0], null),
                "answered Infinity", one -> changed(one, Double.POSITIVE_INFINITY, new float[0], null),
                "answered with 0 numbers where 1 were expected", one -> changed(one, null, new float[] {1}, null));
        useless.forEach((failure, change) -> {
            try (RemoteFixture remote = fixture(NEAR, FAR)) {
                remote.teach("far", 10);
                Ask ask = remote.ask("far", 20);
                remote.answer(change.apply(ExpertAnswer.ofValue(ask, 1, -1)));
                Prediction prediction = remote.only();
                assertEquals(List.of("far " + failure), prediction.degraded());
                assertEquals(List.of("near"), RemoteFixture.voices(prediction));
                assertEquals(1, remote.count("unusable", "far"));
                assertEquals(List.of(), remote.fixture().deadLetters());
            }
        });
    }

    private static ExpertAnswer changed(ExpertAnswer from, Double value, float[] probabilities, String failure) {
        return new ExpertAnswer(
                from.id(), from.call(), from.partition(), from.expert(), value, probabilities, failure, -1);
    }

    @Test
    void probabilitiesThatAreNoneFailTheExpert() {
        for (float[] wrong : new float[][] {{}, {1}, {.5f, .5f, 0}, {.9f, .9f}, {-1, 2}, {Float.NaN, 1}}) {
            try (RemoteFixture remote = new RemoteFixture(stateDir, CLASSES, FAR)) {
                remote.answer(ExpertAnswer.ofClasses(remote.ask("far", 1), wrong, -1));
                assertTrue(remote.only().degraded().getFirst().startsWith("far answered "));
                assertEquals(1, remote.count("unusable", "far"));
            }
        }
    }

    @Test
    void whatIsNoAnswerOrCannotReachItsCallIsADeadLetterWithTheReason() {
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            Ask ask = remote.ask("far", 1);
            remote.answer(new byte[] {1, 2, 3});
            remote.answer((byte[]) null);
            remote.answer(Event.CODEC.encode(Fixture.event(1, 1)));
            remote.answer(new ExpertAnswer("id-1", ask.call(), 0, "near", 1., new float[0], null, -1));
            remote.answer(new ExpertAnswer("id-1", ask.call(), 2, "far", 1., new float[0], null, -1));
            List<String> reasons = remote.fixture().deadLetters();
            assertEquals(5, reasons.size());
            assertEquals("the value is null: an expert's answer was expected", reasons.get(1));
            assertEquals("the panel has no remote expert 'near'; it has [far]", reasons.get(3));
            assertEquals(
                    "the answer came in partition 0, and says that the question named partition 2: send answers to that"
                            + " one, whatever their key",
                    reasons.get(4));
            assertEquals(1, remote.waiting());
            remote.answer(ExpertAnswer.ofValue(ask, 1, -1));
            remote.only();
        }
    }

    @Test
    void answersThatNobodyWaitsForAreCounted() {
        try (RemoteFixture remote = fixture(NEAR, FAR, FARTHER)) {
            Ask ask = remote.ask("far", 1);
            Ask farther = remote.asks("farther").getFirst();
            remote.answer(ExpertAnswer.ofValue(ask, 1, -1));
            remote.answer(ExpertAnswer.ofValue(ask, 2, -1));
            assertEquals(1, remote.count("duplicate", "far"), "while the call waits for another");
            remote.answer(ExpertAnswer.ofValue(farther, 1, -1));
            remote.answer(ExpertAnswer.ofValue(farther, 2, -1));
            assertEquals(1, remote.count("duplicate", "farther"), "when the event was predicted");
            remote.answer(new ExpertAnswer("another", 5, 0, "far", 1., new float[0], null, -1));
            assertEquals(1, remote.count("unknown", "far"));
            remote.only();
        }
    }

    @Test
    void anAnswerToAnEarlierCallOfTheSameIdIsNotTaken() {
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            Ask ask = remote.ask("far", 1);
            remote.answer(new ExpertAnswer(ask.id(), ask.call() + 1, 0, "far", 1., new float[0], null, -1));
            assertEquals(1, remote.count("unknown", "far"));
            assertEquals(1, remote.waiting());
        }
    }

    @Test
    void aSecondEventOfAnIdThatWaitsIsADuplicate() {
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            Ask ask = remote.ask("far", 1);
            remote.fixture().send(Fixture.event(1, Fixture.START));
            assertEquals(List.of(), remote.asks("far"));
            remote.answer(ExpertAnswer.ofValue(ask, 1, -1));
            remote.only();
        }
    }

    @Test
    void aLabelThatComesWhileItsEventWaitsMakesTheLessonWhenItIsPredicted() {
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            Ask ask = remote.ask("far", 1);
            remote.fixture().send(Feedback.ofValue("id-1", Fixture.START, 3));
            assertEquals(List.of(), remote.fixture().lessons());
            remote.answer(ExpertAnswer.ofValue(ask, 1, -1));
            remote.only();
            Lesson lesson = remote.fixture().lessons().getFirst();
            assertEquals(3, lesson.label());
            assertEquals(List.of("near", "far"), List.of(lesson.asked()).reversed());
        }
    }

    @Test
    void theClockDoesNotPassAnEventThatWaits() {
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            Ask ask = remote.ask("far", 1);
            remote.fixture().send(Feedback.ofValue("id-1", Fixture.START, 3));
            long later = Fixture.START + Fixture.TIME_TO_LIVE.multipliedBy(3).toMillis();
            for (int n = 2; n < 5; n++) {
                remote.fixture().send(Fixture.event(n, later + n));
                remote.answer(ExpertAnswer.ofValue(remote.asks("far").getFirst(), 1, -1));
                remote.fixture().send(Feedback.ofValue("id-" + n, later + n, 2));
            }
            assertEquals(List.of(), remote.fixture().deadLetters(), "the label of the first still waits for it");
            remote.fixture().lessons();
            remote.answer(ExpertAnswer.ofValue(ask, 1, -1));
            assertEquals("id-1", remote.fixture().lessons().getFirst().id());
        }
    }

    @Test
    void headersAndTimestampOfTheEventAreThoseOfThePrediction() {
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            Event event = Fixture.event(1, Fixture.START);
            RecordHeaders headers = new RecordHeaders();
            headers.add("trace", new byte[] {7}).add("none", null);
            remote.fixture()
                    .driver()
                    .createInputTopic(Fixture.TOPICS.events(), new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(new TestRecord<>(
                            Keys.of(event.id()), Event.CODEC.encode(event), headers, Instant.ofEpochMilli(123_456)));
            remote.pass(RemoteFixture.DEADLINE.plus(STEP));
            TestRecord<byte[], byte[]> made =
                    remote.fixture().records(Fixture.TOPICS.predictions()).getFirst();
            assertEquals(123_456, made.timestamp());
            assertArrayEquals(new byte[] {7}, made.headers().lastHeader("trace").value());
            assertNull(made.headers().lastHeader("none").value());
        }
    }

    @Test
    void whoDoesNotAnswerRestsAndIsThenTriedWithOneQuestion() {
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            for (int n = 0; n < 3; n++) {
                remote.ask("far", n);
            }
            remote.pass(RemoteFixture.DEADLINE.plus(STEP));
            remote.fixture().predictions();
            remote.fixture().send(Fixture.event(4, Fixture.START));
            assertEquals(List.of(), remote.asks("far"));
            Prediction prediction = remote.only();
            assertEquals(List.of("far"), prediction.resting());
            remote.pass(Breaker.FIRST_REST);
            Ask probe = remote.ask("far", 5);
            remote.fixture().send(Fixture.event(6, Fixture.START));
            assertEquals(List.of(), remote.asks("far"), "the first has not come back");
            remote.answer(ExpertAnswer.ofValue(probe, 1, -1));
            remote.ask("far", 7);
        }
    }

    @Test
    void whoIsTriedAndMissesAgainRestsTwiceAsLong() {
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            remote.ask("far", 1);
            remote.pass(RemoteFixture.DEADLINE.plus(STEP));
            remote.pass(Breaker.FIRST_REST);
            remote.ask("far", 2);
            remote.pass(RemoteFixture.DEADLINE.plus(STEP));
            remote.pass(Breaker.FIRST_REST);
            remote.fixture().send(Fixture.event(3, Fixture.START));
            assertEquals(List.of(), remote.asks("far"));
            remote.pass(Breaker.FIRST_REST);
            remote.ask("far", 4);
        }
    }

    @Test
    void questionsThatAreOpenAreBounded() {
        try (RemoteFixture remote = fixture(NEAR, FAR)) {
            for (int n = 0; n <= AskProcessor.MOST_OPEN; n++) {
                remote.fixture().send(Fixture.event(n, Fixture.START));
            }
            assertEquals(AskProcessor.MOST_OPEN, remote.asks("far").size());
            assertEquals(
                    List.of("far was not asked: 10000 questions to it are open already"),
                    remote.only().degraded());
            remote.pass(RemoteFixture.DEADLINE.plus(STEP));
            assertEquals(AskProcessor.MOST_OPEN, remote.fixture().predictions().size());
            assertEquals(0, remote.waiting());
        }
    }

    @Test
    void theGateLearnsFromLessonsWhomToTrust() {
        try (RemoteFixture remote = fixture(Fixture.member("near", "nearest-neighbors"), FAR)) {
            for (int n = 0; n < 300; n += 50) {
                for (int m = n; m < n + 50; m++) {
                    remote.answer(ExpertAnswer.ofValue(remote.ask("far", m), Fixture.truth(m), m - 1));
                    remote.fixture().send(Feedback.ofValue("id-" + m, Fixture.START + m * 1000L, Fixture.truth(m)));
                }
                remote.fixture().publish();
            }
            remote.fixture().predictions();
            remote.answer(ExpertAnswer.ofValue(remote.ask("far", 1000), Fixture.truth(1000), -1));
            assertEquals(Fixture.truth(1000), remote.only().value(), .05);
        }
    }

    @Test
    void itCannotLearnApart() {
        MixtureTopology mixture = new MixtureTopology(RemoteFixture.deployment(NUMBER, NEAR, FAR), Catalogue.load());
        String told = assertThrows(IllegalArgumentException.class, () -> mixture.learnApart(new Topology(), "far"))
                .getMessage();
        assertEquals("'far' cannot learn apart, for it is remote: it learns where it is, if at all", told);
    }

    @Test
    void whatWasLearnedBesideARemoteExpertIsTheFoldOfTheLessons() {
        Deployment deployment = RemoteFixture.deployment(NUMBER, NEAR, FAR);
        try (RemoteFixture remote = new RemoteFixture(stateDir, deployment)) {
            for (int n = 0; n < 40; n++) {
                remote.answer(ExpertAnswer.ofValue(remote.ask("far", n), Fixture.truth(n), -1));
                remote.fixture().send(Feedback.ofValue("id-" + n, Fixture.START + n * 1000L, Fixture.truth(n)));
            }
            remote.fixture().publish();
            assertEquals(
                    List.of("encoder", "gate", "near"),
                    List.copyOf(remote.fixture().mixture().servedVersions().keySet()));
            Audit audit = new Audit(deployment, Catalogue.load());
            assertEquals(List.of("encoder", "gate", "near"), audit.models());
            remote.fixture()
                    .records(Fixture.TOPICS.models())
                    .forEach(record ->
                            audit.published(new String(record.key(), StandardCharsets.UTF_8), record.value()));
            List<byte[]> lessons = remote.fixture().values(Fixture.TOPICS.lessons());
            AuditReport report = audit.fold(reader -> {
                for (int offset = 0; offset < lessons.size() && reader.accept(offset, lessons.get(offset)); offset++) {}
            });
            assertEquals(3, report.models().size());
            report.models().forEach(finding -> {
                assertNull(finding.difference(), finding::toString);
                assertTrue(finding.compared() > 0, finding::toString);
            });
        }
    }

    @Test
    void everyPredictionIsMadeAgainBitForBitWithTheAnswersOfItsLesson() {
        Deployment deployment = RemoteFixture.deployment(NUMBER, NEAR, FAR, FARTHER);
        List<Prediction> predictions = new ArrayList<>();
        List<byte[]> lessons = new ArrayList<>();
        try (RemoteFixture remote = new RemoteFixture(stateDir, deployment)) {
            for (int n = 0; n < 60; n++) {
                Ask ask = remote.ask("far", n);
                if (n % 10 != 0) {
                    remote.answer(ExpertAnswer.ofValue(ask, Fixture.truth(n) + 1, n));
                }
                remote.answer(ExpertAnswer.ofValue(remote.asks("farther").getFirst(), n, -1));
                if (n % 10 == 0) {
                    remote.pass(RemoteFixture.DEADLINE.plus(STEP));
                    remote.pass(Breaker.FIRST_REST);
                }
                remote.fixture().send(Feedback.ofValue("id-" + n, Fixture.START + n * 1000L, Fixture.truth(n)));
            }
            predictions.addAll(remote.fixture().predictions());
            lessons.addAll(remote.fixture().values(Fixture.TOPICS.lessons()));
        }
        assertEquals(60, predictions.size());
        assertTrue(predictions.getLast().gateVersion() > 10, "what was learned was served");
        for (int n = 0; n < 60; n++) {
            Explanation explanation = new Explanation(
                    deployment, Catalogue.load(), predictions.get(n), Lesson.CODEC.decode(lessons.get(n)));
            Prediction again = explanation.repeat(reader -> {
                for (int offset = 0; offset < lessons.size() && reader.accept(offset, lessons.get(offset)); offset++) {}
            });
            assertTrue(explanation.isSame(again), predictions.get(n).id());
        }
    }
}
