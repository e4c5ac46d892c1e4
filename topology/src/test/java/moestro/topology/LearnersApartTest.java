package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import moestro.avro.Command;
import moestro.avro.Lesson;
import moestro.avro.Manifest;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.mixture.Task;
import moestro.mixture.state.StateWriter;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An expert that learns in an application of its own learns what it would among the others, byte for byte. */
final class LearnersApartTest {
    private static final String APART = "linear";
    private static final int LESSONS = 90;
    private static final int THIRD = LESSONS / 3;

    private final Deployment deployment = Fixture.deployment(new Task.Regression(), Fixture.regressors());

    @TempDir
    Path stateDir;

    private LearningDriver loner() {
        return LearningDriver.apart(stateDir.resolve("apart"), deployment, APART);
    }

    private Fixture main(Set<String> apart) {
        return new Fixture(stateDir.resolve("main" + apart), Catalogue.load(), deployment, apart);
    }

    /** What one application that learns everything leaves behind. */
    private record Together(
            List<byte[]> lessons, List<TestRecord<byte[], byte[]>> models, Map<String, String> learned) {}

    private Together together() {
        try (Fixture fixture = main(Set.of())) {
            for (int from = 0; from < LESSONS; from += THIRD) {
                fixture.play(from, from + THIRD);
                fixture.publish();
            }
            Map<String, String> learned = new Audit(deployment, Catalogue.load())
                    .models().stream().collect(Collectors.toMap(model -> model, model -> learned(fixture, model)));
            return new Together(
                    fixture.values(Fixture.TOPICS.lessons()), fixture.records(Fixture.TOPICS.models()), learned);
        }
    }

    private static String learned(Fixture fixture, String model) {
        return StateWriter.sha256(((LearnStore<?>) fixture.driver().getStateStore(Nodes.learnedStore(model))).state());
    }

    /** The digest of what is served at a version. */
    private static String published(List<TestRecord<byte[], byte[]>> models, String model, long version) {
        return models.stream()
                .filter(row -> Manifest.CODEC.recognises(row.value()))
                .map(row -> Manifest.CODEC.decode(row.value()))
                .filter(manifest -> manifest.model().equals(model) && manifest.version() == version)
                .map(Manifest::sha256)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void apartItLearnsAndPublishesWhatItWouldAmongTheOthers() {
        Together together = together();
        try (LearningDriver loner = loner()) {
            for (int from = 0; from < LESSONS; from += THIRD) {
                loner.teach(together.lessons().subList(from, from + THIRD));
                loner.publish();
            }
            List<TestRecord<byte[], byte[]>> models = loner.published();
            assertEquals(together.learned().get(APART), loner.learned(APART));
            assertEquals(together.learned().get(Mixture.ENCODER), loner.learned(Mixture.ENCODER));
            assertEquals(LESSONS - 1, LearningDriver.versions(models).getLast());
            for (long version : LearningDriver.versions(models)) {
                if (version % THIRD == THIRD - 1) {
                    assertEquals(published(together.models(), APART, version), published(models, APART, version));
                }
            }
        }
    }

    @Test
    void commandsReachItInTheLogAndChangeItAsTheyWouldAmongTheOthers() {
        List<byte[]> log;
        String learned;
        try (Fixture fixture = main(Set.of())) {
            fixture.play(0, THIRD);
            fixture.send(new Command("1", Fixture.START, "ann", "stuck", Command.Kind.RESET, APART));
            fixture.play(THIRD, 2 * THIRD);
            fixture.send(new Command("2", Fixture.START, "ann", "good", Command.Kind.FREEZE, APART));
            fixture.play(2 * THIRD, LESSONS);
            log = fixture.values(Fixture.TOPICS.lessons());
            learned = learned(fixture, APART);
        }
        assertEquals(LESSONS + 2, log.size());
        try (LearningDriver loner = loner();
                LearningDriver ignorant = LearningDriver.apart(stateDir.resolve("ignorant"), deployment, APART)) {
            loner.teach(log);
            assertEquals(learned, loner.learned(APART));
            assertEquals(List.of(), loner.records(Fixture.TOPICS.decisions()));
            ignorant.teach(log.stream().filter(Lesson.CODEC::recognises).toList());
            assertNotEquals(learned, ignorant.learned(APART), "the commands make a difference");
        }
    }

    @Test
    void withoutItTheMainApplicationLearnsAllOthersAsBefore() {
        Together together = together();
        try (LearningDriver others = LearningDriver.main(stateDir.resolve("main"), deployment, Set.of(APART))) {
            others.teach(together.lessons());
            others.publish();
            assertNull(others.store(APART));
            together.learned().forEach((model, digest) -> {
                if (!model.equals(APART)) {
                    assertEquals(digest, others.learned(model), model);
                }
            });
            assertFalse(others.published().stream()
                    .anyMatch(row -> new String(row.key(), StandardCharsets.UTF_8).startsWith(APART + "/")));
        }
    }

    @Test
    void whatBothPublishIsServedTogether() {
        try (Fixture fixture = main(Set.of(APART));
                LearningDriver loner = loner()) {
            fixture.play(0, LESSONS);
            fixture.publish();
            loner.teach(fixture.values(Fixture.TOPICS.lessons()));
            loner.publish();
            assertEquals(-1, fixture.mixture().servedVersions().get(APART));
            var models = fixture.driver()
                    .createInputTopic(Fixture.TOPICS.models(), new ByteArraySerializer(), new ByteArraySerializer());
            loner.published().forEach(models::pipeInput);
            fixture.mixture().servedVersions().forEach((model, version) -> assertEquals(LESSONS - 1, version, model));
        }
    }

    @Test
    void itSaysNothingThatTheMainApplicationSays() {
        Together together = together();
        List<byte[]> lessons = new ArrayList<>(together.lessons());
        lessons.add(10, new byte[] {1, 2, 3});
        try (LearningDriver loner = loner()) {
            loner.teach(lessons);
            loner.publish();
            assertEquals(List.of(), loner.records(Fixture.TOPICS.deadLetters()));
            assertEquals(List.of(), loner.records(Fixture.TOPICS.decisions()));
            assertTrue(loner.published().stream()
                    .allMatch(row -> new String(row.key(), StandardCharsets.UTF_8).startsWith(APART + "/")));
            assertEquals(LESSONS, loner.store(APART).lessons());
            assertEquals(LESSONS, loner.store(APART).version(), "what is no lesson has an offset too");
        }
    }

    @Test
    void whatWasPublishedBeforeServesUntilItIsOvertaken() {
        Together together = together();
        try (LearningDriver loner = loner()) {
            loner.hears(together.models());
            loner.published(); // what it was told
            for (byte[] lesson : together.lessons().subList(0, LESSONS - 1)) {
                loner.teach(List.of(lesson));
                loner.publish();
            }
            assertEquals(List.of(), loner.published(), "nothing older over what is newer");
            loner.teach(together.lessons().subList(LESSONS - 1, LESSONS));
            loner.publish();
            List<TestRecord<byte[], byte[]>> models = loner.published();
            assertEquals(List.of(LESSONS - 1L), LearningDriver.versions(models));
            assertEquals(published(together.models(), APART, LESSONS - 1L), published(models, APART, LESSONS - 1L));
        }
    }

    @Test
    void aServingInstanceNeverGoesBackToAnOlderVersion() {
        Together together = together();
        try (LearningDriver loner = loner()) {
            ModelTable table = new ModelTable(deployment, Catalogue.load());
            together.models().forEach(row -> apply(table, row));
            loner.hears(together.models());
            loner.published();
            for (int n = 0; n < LESSONS; n++) {
                loner.teach(together.lessons().subList(n, n + 1));
                loner.publish();
                loner.published().forEach(row -> apply(table, row));
                assertEquals(
                        LESSONS - 1,
                        table.panels()
                                .getFirst()
                                .versions(deployment.panel().names())
                                .get(APART));
            }
        }
    }

    private static void apply(ModelTable table, TestRecord<byte[], byte[]> row) {
        table.accept(new String(row.key(), StandardCharsets.UTF_8), row.value());
    }

    @Test
    void itGivesWayToSomebodyWhoIsAheadOfIt() {
        Together together = together();
        try (LearningDriver loner = loner()) {
            loner.teach(together.lessons().subList(0, THIRD));
            loner.publish();
            assertEquals(THIRD - 1L, LearningDriver.versions(loner.published()).getLast());
            loner.hears(together.models());
            loner.published();
            loner.teach(together.lessons().subList(THIRD, 2 * THIRD));
            loner.publish();
            assertEquals(List.of(), loner.published());
        }
    }

    @Test
    void anotherEditionsVersionsAreNothingToIt() {
        Together together = together();
        try (LearningDriver loner = loner()) {
            together.models().stream()
                    .filter(row -> Manifest.CODEC.recognises(row.value()))
                    .forEach(row -> {
                        Manifest of = Manifest.CODEC.decode(row.value());
                        Manifest other = new Manifest(
                                of.model(),
                                of.version(),
                                of.lessons(),
                                of.format(),
                                "another basis",
                                of.sha256(),
                                of.sections());
                        loner.hears(List.of(new TestRecord<>(row.key(), Manifest.CODEC.encode(other))));
                    });
            loner.hears(List.of(new TestRecord<>(
                    ModelKeys.manifest(APART).getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3})));
            loner.published();
            loner.teach(together.lessons().subList(0, THIRD));
            loner.publish();
            assertEquals(THIRD - 1L, LearningDriver.versions(loner.published()).getLast());
        }
    }

    @Test
    void anExpertThatComesBackToAnApplicationThatIsAheadOfItIsRefused() {
        try (Fixture fixture = main(Set.of())) {
            fixture.play(0, THIRD);
            fixture.publish();
            fixture.values(Fixture.TOPICS.models());
            LearnStore<?> teacher = (LearnStore<?>) fixture.driver().getStateStore(Nodes.learnedStore(Mixture.ENCODER));
            teacher.folded(THIRD);
            StreamsException refused = assertThrows(StreamsException.class, () -> fixture.play(THIRD + 1, THIRD + 2));
            String told = refused.getCause().getMessage();
            assertEquals(
                    "store 'learned-rls' has folded 30 lessons, up to version 29, and the teacher of this application"
                            + " 31, up to version 30: this expert was learned apart for a while, and the lessons in"
                            + " between cannot be learned here any more; name it under 'learning: apart' again and run"
                            + " 'moestro learn --experts', beside this application if you like, or raise 'edition' to"
                            + " learn all again from the lessons",
                    told);
            assertEquals(List.of(), fixture.values(Fixture.TOPICS.models()));
        }
    }

    @Test
    void anAuditLooksAtTheCopyOfTheEncoderToo() {
        Together together = together();
        try (LearningDriver loner = loner()) {
            loner.teach(together.lessons());
            loner.publish();
            Map<String, byte[]> copy = loner.changelog(Mixture.ENCODER);
            Map<String, byte[]> own = loner.changelog(APART);
            assertTrue(audit(together, own, copy).isClean());

            copy.keySet().stream().filter(key -> key.endsWith("#0")).forEach(key -> copy.get(key)[0] ^= 1);
            AuditReport.Difference difference =
                    audit(together, own, copy).models().getFirst().difference();
            assertTrue(
                    difference
                            .reason()
                            .startsWith(
                                    "stored version 89 beside expert 'linear', which learns apart, has other bytes"),
                    difference.reason());

            copy.keySet().removeIf(key -> key.endsWith("#0"));
            String damaged =
                    audit(together, own, copy).models().getFirst().difference().reason();
            assertTrue(damaged.startsWith("beside expert 'linear': store 'learned-encoder' is damaged"), damaged);
        }
    }

    private AuditReport audit(Together together, Map<String, byte[]> own, Map<String, byte[]> copy) {
        Audit audit = new Audit(deployment, Catalogue.load());
        together.models().forEach(row -> audit.published(new String(row.key(), StandardCharsets.UTF_8), row.value()));
        audit.stored(APART, own);
        audit.copied(APART, copy);
        return audit.fold(reader -> {
            for (int offset = 0; offset < LESSONS; offset++) {
                if (!reader.accept(offset, together.lessons().get(offset))) {
                    return;
                }
            }
        });
    }

    @Test
    void onlyAnExpertOfThePanelCanLearnApart() {
        MixtureTopology mixture = new MixtureTopology(deployment, Catalogue.load());
        for (String name : List.of("nobody", Mixture.ENCODER, Mixture.GATE)) {
            assertThrows(IllegalArgumentException.class, () -> mixture.learn(new Topology(), Set.of(name)));
            assertThrows(IllegalArgumentException.class, () -> mixture.learnApart(new Topology(), name));
        }
    }

    @Test
    void withNobodyApartTheTopologyIsWhatItWas() {
        MixtureTopology mixture = new MixtureTopology(deployment, Catalogue.load());
        assertEquals(
                mixture.learn(new Topology()).describe().toString(),
                mixture.learn(new Topology(), Set.of()).describe().toString());
    }
}
