package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import moestro.avro.Manifest;
import moestro.avro.ModelPart;
import moestro.mixture.Catalogue;
import moestro.mixture.Task;
import moestro.topology.AuditReport.Difference;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit finds nothing in what the topology has written, and finds every lie that is planted in it. */
class AuditTest {
    private static final Deployment DEPLOYMENT = Fixture.deployment(new Task.Regression(), Fixture.regressors());
    private static final int LESSONS = 90;

    @TempDir
    Path stateDir;

    private final List<byte[]> lessons = new ArrayList<>();
    private final List<TestRecord<byte[], byte[]>> models = new ArrayList<>();
    private final Map<String, Map<String, byte[]>> stored = new HashMap<>();

    @BeforeEach
    void learnAndPublishThrice() {
        try (Fixture fixture = new Fixture(stateDir, new Task.Regression(), Fixture.regressors())) {
            for (int from = 0; from < LESSONS; from += LESSONS / 3) {
                fixture.play(from, from + LESSONS / 3);
                fixture.publish();
            }
            lessons.addAll(fixture.values(Fixture.TOPICS.lessons()));
            models.addAll(fixture.records(Fixture.TOPICS.models()));
            for (String model : new Audit(DEPLOYMENT, Catalogue.load()).models()) {
                Map<String, byte[]> rows = new HashMap<>();
                fixture.records(Audit.changelog("test", model)).forEach(row -> rows.put(key(row), row.value()));
                stored.put(model, rows);
            }
        }
    }

    private static String key(TestRecord<byte[], byte[]> row) {
        return new String(row.key(), StandardCharsets.UTF_8);
    }

    private AuditReport audit() {
        Audit audit = new Audit(DEPLOYMENT, Catalogue.load());
        models.forEach(row -> audit.published(key(row), row.value()));
        stored.forEach(audit::stored);
        return audit.fold(this::read);
    }

    private void read(LessonLog.Reader reader) {
        for (int offset = 0; offset < lessons.size(); offset++) {
            if (lessons.get(offset) != null && !reader.accept(offset, lessons.get(offset))) {
                return;
            }
        }
    }

    private Difference difference(String model) {
        AuditReport report = audit();
        assertFalse(report.isClean());
        return report.models().stream()
                .filter(finding -> finding.model().equals(model))
                .findFirst()
                .orElseThrow()
                .difference();
    }

    @Test
    void whatTheTopologyWroteIsClean() {
        AuditReport report = audit();
        assertTrue(report.isClean(), report::toString);
        assertEquals(LESSONS, report.lessons());
        assertEquals(LESSONS - 1, report.lastOffset());
        report.models().forEach(finding -> {
            assertEquals(5, finding.compared(), "the first lesson published, then each third, and a stored one");
            assertEquals(LESSONS - 1, finding.published());
            assertEquals(LESSONS - 1, finding.stored());
        });
    }

    @Test
    void aLessonThatWasLostIsNoticedAtTheNextVersion() {
        lessons.set(40, lessons.get(0).clone());
        Difference difference = difference("linear");
        assertEquals(2 * LESSONS / 3 - 1, difference.version());
        assertEquals("id-" + (2 * LESSONS / 3 - 1), difference.lesson());
        assertEquals(LESSONS / 3 - 1, difference.lastEqual());
        assertTrue(difference.reason().contains("one of the last 30, from 'id-30' on"), difference.reason());
    }

    @Test
    void aLessonLearnedTwiceIsCounted() {
        lessons.set(50, null); // offsets have gaps; to the models it is as if another had been learned twice
        Difference difference = difference("gate");
        assertEquals("id-59", difference.lesson());
        assertTrue(
                difference.reason().contains("has learned 60 lessons, the topic has 59 up to there"),
                difference.reason());
    }

    @Test
    void anUnusableLessonIsLeftOutAsLearnersDo() {
        lessons.add(new byte[] {1, 2, 3});
        AuditReport report = audit();
        assertTrue(report.isClean());
        assertEquals(1, report.unusable());
    }

    @Test
    void aFlippedBitOfAStoredModelIsNoticed() {
        String row = stored.get("rls").keySet().stream()
                .filter(key -> key.endsWith("#0"))
                .findFirst()
                .orElseThrow();
        stored.get("rls").get(row)[7] ^= 1;
        Difference difference = difference("rls");
        assertTrue(difference.reason().contains("stored version 89 has other bytes"), difference.reason());
        assertEquals(59, difference.lastEqual());
    }

    @Test
    void aFlippedBitOfAPublishedPartIsNoticed() {
        change(ModelPart.CODEC::recognises, value -> {
            ModelPart part = ModelPart.CODEC.decode(value);
            if (part.model().equals("neighbors")) {
                part.content()[0] ^= 1;
            }
            return ModelPart.CODEC.encode(part);
        });
        assertTrue(difference("neighbors").reason().contains("digest of their manifest"));
    }

    @Test
    void aModelOfAnotherDeploymentIsToldFromADamagedOne() {
        change(Manifest.CODEC::recognises, value -> {
            Manifest manifest = Manifest.CODEC.decode(value);
            return Manifest.CODEC.encode(new Manifest(
                    manifest.model(),
                    manifest.version(),
                    manifest.lessons(),
                    manifest.format(),
                    "another",
                    manifest.sha256(),
                    manifest.sections()));
        });
        assertTrue(difference("linear").reason().contains("another task, features, panel or seed"));
    }

    private void change(java.util.function.Predicate<byte[]> which, UnaryOperator<byte[]> how) {
        models.replaceAll(row -> which.test(row.value()) ? new TestRecord<>(row.key(), how.apply(row.value())) : row);
    }

    @Test
    void aVersionBeyondTheTopicIsNoLessonsOffset() {
        lessons.removeLast();
        Difference difference = difference("encoder");
        assertTrue(difference.reason().contains("is the offset of no lesson"), difference.reason());
        assertNull(difference.lesson());
    }

    @Test
    void aModelThatNobodyKeepsIsNotCalledClean() {
        models.clear();
        stored.clear();
        assertFalse(audit().isClean());
    }
}
