package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.avro.Manifest;
import moestro.mixture.Mixture;
import moestro.mixture.Task;
import moestro.mixture.state.StateWriter;
import moestro.topology.Wayward.Mishap;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An error while learning stops one learner at its last logged version, for good, and none of the others. */
final class StoppedLearnerTest {
    private static final Task REGRESSION = new Task.Regression();
    private static final int BEFORE = 40;
    private static final int AFTER = 80;
    private static final List<String> OTHERS = List.of("encoder", "gate", "rls", "linear");

    @TempDir
    Path stateDir;

    private final Wayward wayward = new Wayward();
    private final List<byte[]> lessons = new ArrayList<>();
    private final List<TestRecord<byte[], byte[]>> models = new ArrayList<>();
    private final Deployment deployment = Fixture.deployment(
            REGRESSION,
            Fixture.member("rls", "recursive-least-squares"),
            Fixture.member("odd", Wayward.TYPE),
            Fixture.member("linear", "linear"));
    private Fixture fixture;

    @BeforeEach
    void learnWithoutMishap() {
        fixture = new Fixture(stateDir, wayward.catalogue(), deployment);
        play(0, BEFORE);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void play(int from, int to) {
        fixture.play(from, to);
        fixture.publish();
        lessons.addAll(fixture.values(Fixture.TOPICS.lessons()));
        models.addAll(fixture.records(Fixture.TOPICS.models()));
    }

    private void stopAtTheNextLesson(Mishap mishap) {
        wayward.taught.set(mishap);
        play(BEFORE, BEFORE + 1);
        wayward.taught.set(Mishap.NONE);
        play(BEFORE + 1, AFTER);
        assertEquals(AFTER, lessons.size());
    }

    private LearnStore<?> store(String model) {
        return (LearnStore<?>) fixture.driver().getStateStore(Nodes.learnedStore(model));
    }

    private String learned(String model) {
        return StateWriter.sha256(store(model).state());
    }

    /** What learned the first lessons, and from then on the rest without one expert. */
    private Mixture fold() {
        Mixture fold = new Mixture(
                deployment.task(), deployment.features(), deployment.panel(), wayward.catalogue(), deployment.seed());
        Contracts contracts = new Contracts(deployment);
        lessons.subList(0, BEFORE).forEach(lesson -> fold.learn(contracts.lesson(lesson)));
        fold.stop("odd");
        lessons.subList(BEFORE, lessons.size()).forEach(lesson -> fold.learn(contracts.lesson(lesson)));
        return fold;
    }

    private Map<String, byte[]> changelog(String model) {
        Map<String, byte[]> rows = new HashMap<>();
        fixture.records(Audit.changelog("test", model))
                .forEach(row -> rows.put(new String(row.key(), StandardCharsets.UTF_8), row.value()));
        return rows;
    }

    @ParameterizedTest
    @EnumSource(
            value = Mishap.class,
            names = {"OUT_OF_MEMORY", "ENDLESS_RECURSION", "MISSING_CLASS", "FAILED_ASSERTION"})
    void itsModelIsTheFoldOfItsPrefixAndTheOthersAreTheFoldOfAllLessons(Mishap mishap) {
        stopAtTheNextLesson(mishap);
        Mixture fold = fold();
        assertEquals(BEFORE - 1, store("odd").version(), "half of the lesson that it failed on is undone");
        assertEquals(BEFORE, store("odd").lessons());
        assertTrue(store("odd").isStopped());
        assertEquals(StateWriter.sha256(fold.stored("odd")), learned("odd"));
        for (String model : OTHERS) {
            assertFalse(store(model).isStopped());
            assertEquals(AFTER - 1, store(model).version());
            assertEquals(StateWriter.sha256(fold.stored(model)), learned(model), model);
        }
    }

    @Test
    void itStaysStoppedWhenItsStateIsReadAgain() {
        stopAtTheNextLesson(Mishap.OUT_OF_MEMORY);
        String before = learned("odd");
        store("odd").clearCache();
        play(AFTER, AFTER + 10);
        assertTrue(store("odd").isStopped());
        assertEquals(BEFORE - 1, store("odd").version());
        assertEquals(before, learned("odd"));
        assertEquals(AFTER + 9, store("linear").version());
    }

    @Test
    void itsChangelogSaysWhyItStopped() {
        stopAtTheNextLesson(Mishap.OUT_OF_MEMORY);
        Map<String, byte[]> rows = changelog("odd");
        Snapshot stored = Snapshot.read("learned-odd", rows::get);
        assertEquals(BEFORE - 1, stored.version());
        assertEquals(
                "lesson 'id-40' at offset 40 made it throw java.lang.OutOfMemoryError: Requested array size exceeds VM"
                        + " limit",
                stored.stopped());
    }

    @Test
    void nothingNewerIsPublishedThanWhatItWentBackTo() {
        stopAtTheNextLesson(Mishap.ENDLESS_RECURSION);
        Map<String, Long> newest = new HashMap<>();
        models.stream()
                .filter(row -> ModelKeys.isManifest(new String(row.key(), StandardCharsets.UTF_8)))
                .map(row -> Manifest.CODEC.decode(row.value()))
                .forEach(manifest -> newest.merge(manifest.model(), manifest.version(), Math::max));
        assertEquals(BEFORE - 1, newest.get("odd"));
        assertEquals(AFTER - 1, newest.get("linear"));
    }

    @Test
    void whatWasLearnedSinceTheLastCommitGoes() {
        LearnStore<?> store = store("odd");
        String before = learned("odd");
        for (int n = 0; n < 5; n++) {
            wayward.learn(store.model());
            store.folded(BEFORE + n);
        }
        store.stop("for the test");
        assertEquals(BEFORE - 1, store.version());
        assertEquals(BEFORE, store.lessons());
        assertEquals(before, learned("odd"));
    }

    @Test
    void oneThatStopsBeforeAnythingWasLoggedHasLearnedNothing() {
        fixture.close();
        lessons.clear();
        fixture = new Fixture(stateDir.resolve("again"), wayward.catalogue(), deployment);
        wayward.taught.set(Mishap.OUT_OF_MEMORY);
        play(0, 10);
        wayward.taught.set(Mishap.NONE);
        assertEquals(-1, store("odd").version());
        assertEquals(-1, Snapshot.read("learned-odd", changelog("odd")::get).version());
    }

    @Test
    void anAuditFindsNothingWrong() {
        stopAtTheNextLesson(Mishap.OUT_OF_MEMORY);
        Audit audit = new Audit(deployment, wayward.catalogue());
        models.forEach(row -> audit.published(new String(row.key(), StandardCharsets.UTF_8), row.value()));
        audit.models().forEach(model -> audit.stored(model, changelog(model)));
        AuditReport report = audit.fold(reader -> {
            for (int offset = 0; offset < lessons.size(); offset++) {
                if (!reader.accept(offset, lessons.get(offset))) {
                    return;
                }
            }
        });
        assertTrue(report.isClean(), report::toString);
        assertTrue(report.models().stream()
                .filter(finding -> finding.model().equals("odd"))
                .allMatch(finding -> finding.stopped().startsWith("lesson 'id-40'")));
    }
}
