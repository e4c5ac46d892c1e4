package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import moestro.avro.Manifest;
import moestro.avro.ModelPart;
import moestro.mixture.Catalogue;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.state.StateWriter;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What learners log and publish: all of what changed, and nothing of what did not. */
class LearnLogTest {
    private static final int EVERYBODY = 30;
    private static final int ALL = 200;
    private static final List<String> EXPERTS = List.of("rls", "linear", "neighbors");

    @TempDir
    Path stateDir;

    private Deployment deployment;
    private Fixture fixture;

    @BeforeEach
    void askOneOfThree() {
        GateSettings gate = GateSettings.of(new Parameters(Map.of("k", 1.0, "warmup", 20.0, "shadow", 0.0)));
        Panel panel = new Panel(List.of(Fixture.regressors()), gate, new Panel.Training(EVERYBODY, 0));
        deployment = Fixture.deployment(new Task.Regression(), panel);
        fixture = new Fixture(stateDir, Catalogue.load(), deployment);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<TestRecord<byte[], byte[]>> changelog(String model) {
        return fixture.records(Audit.changelog("test", model));
    }

    private static String key(TestRecord<byte[], byte[]> row) {
        return new String(row.key(), StandardCharsets.UTF_8);
    }

    private LearnStore<?> store(String model) {
        return (LearnStore<?>) fixture.driver().getStateStore(Nodes.learnedStore(model));
    }

    @Test
    void everyLearnerIsAtTheNewestLessonWhoeverWasTaught() {
        fixture.play(0, ALL);
        for (String model : List.of("encoder", "gate", "rls", "linear", "neighbors")) {
            assertEquals(ALL - 1, store(model).version(), model);
            assertEquals(ALL, store(model).lessons(), model);
            assertEquals(ALL - 1, store(model).loggedVersion(), model);
        }
    }

    @Test
    void aLessonThatIsNotForAnExpertMovesItsVersionAndNothingElse() {
        fixture.play(0, ALL / 2);
        EXPERTS.forEach(this::changelog);
        Map<String, byte[]> before = new HashMap<>();
        EXPERTS.forEach(expert -> before.put(expert, sha256(expert)));
        int bystanders = 0;
        for (int n = ALL / 2; n < ALL; n++) {
            fixture.play(n, n + 1);
            for (String expert : EXPERTS) {
                List<TestRecord<byte[], byte[]>> rows = changelog(expert);
                Set<String> keys = new HashSet<>();
                rows.forEach(row -> keys.add(key(row)));
                byte[] now = sha256(expert);
                if (Arrays.equals(before.put(expert, now), now)) {
                    assertEquals(Set.of(Snapshot.META), keys, expert);
                    bystanders++;
                } else {
                    assertTrue(keys.size() > 1, expert);
                }
            }
        }
        assertTrue(bystanders > ALL / 2, () -> "too few to tell");
    }

    @Test
    void theLogIsTheWholeModelAtAnyTime() {
        Map<String, Map<String, byte[]>> rows = new HashMap<>();
        for (int n = 0; n < ALL; n++) {
            fixture.play(n, n + 1);
            for (String model : EXPERTS) {
                Map<String, byte[]> own = rows.computeIfAbsent(model, any -> new HashMap<>());
                changelog(model).forEach(row -> own.put(key(row), row.value()));
                own.values().removeIf(Objects::isNull);
                Snapshot stored = Snapshot.read(model, own::get);
                assertEquals(n, stored.version());
                assertEquals(StateWriter.sha256(store(model).state()), StateWriter.sha256(stored.sections()), model);
                assertEquals(parts(stored) + 2, own.size(), "and not a row more");
            }
        }
    }

    private static int parts(Snapshot stored) {
        return stored.sections().values().stream()
                .mapToInt(bytes -> Snapshot.parts(bytes.length))
                .sum();
    }

    @Test
    void onlySectionsThatHaveChangedArePublishedAgainAndTheyAreThoseLogged() {
        Map<String, byte[]> topic = new LinkedHashMap<>();
        for (int n = 0; n < ALL; n++) {
            fixture.play(n, n + 1);
            Map<String, byte[]> before = new HashMap<>(topic);
            fixture.publish();
            for (TestRecord<byte[], byte[]> row : fixture.records(Fixture.TOPICS.models())) {
                byte[] old = before.get(key(row));
                topic.put(key(row), row.value());
                if (!ModelKeys.isManifest(key(row)) && old != null && row.value() != null) {
                    ModelPart part = ModelPart.CODEC.decode(row.value());
                    boolean whole = part.count() == 1;
                    assertTrue(
                            !whole || !Arrays.equals(ModelPart.CODEC.decode(old).content(), part.content()),
                            () -> key(row) + " was sent again though it is as it was");
                }
            }
        }
        PublishedModels published = new PublishedModels();
        topic.forEach(published::add);
        for (String model : EXPERTS) {
            Manifest manifest = published.newest(model);
            assertEquals(ALL - 1, manifest.version());
            assertNull(published.complaint(model));
            StateWriter served = new StateWriter();
            store(model).model().writeModel(served);
            assertEquals(StateWriter.sha256(served.sections()), manifest.sha256());
        }
    }

    private byte[] sha256(String model) {
        return StateWriter.sha256(store(model).state()).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aStoreThatIsReadAgainLogsAndPublishesOn() {
        fixture.play(0, 50);
        fixture.publish();
        fixture.records(Fixture.TOPICS.models());
        LearnStore<?> store = store("neighbors");
        byte[] before = sha256("neighbors");
        store.clearCache();
        assertArrayEquals(before, sha256("neighbors"));
        assertEquals(49, store.loggedVersion());
        fixture.play(50, 60);
        fixture.publish();
        Set<String> published = new HashSet<>();
        fixture.records(Fixture.TOPICS.models()).forEach(row -> published.add(key(row)));
        assertTrue(published.contains(ModelKeys.manifest("neighbors")));
        assertEquals(59, store.published().version());
    }
}
