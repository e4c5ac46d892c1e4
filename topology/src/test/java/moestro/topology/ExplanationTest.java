package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prediction made again from the lessons is the one that was made, bit for bit. */
class ExplanationTest {
    private static final Deployment DEPLOYMENT = Fixture.deployment(
            new Task.Regression(),
            new Panel(
                    List.of(Fixture.regressors()),
                    GateSettings.of(new Parameters(Map.of("k", 2.0, "warmup", 20.0, "shadow", .3))),
                    Panel.Training.defaults()));

    @TempDir
    Path stateDir;

    private List<Prediction> predictions;
    private List<byte[]> lessons;
    private final Map<String, Lesson> remembered = new HashMap<>();

    @BeforeEach
    void serveAndLearn() {
        try (Fixture fixture = new Fixture(stateDir, Catalogue.load(), DEPLOYMENT)) {
            for (int n = 0; n < 120; n += 20) {
                fixture.play(n, n + 20);
                fixture.publish();
            }
            predictions = fixture.predictions();
            lessons = new ArrayList<>(fixture.values(Fixture.TOPICS.lessons()));
            for (byte[] bytes : lessons) {
                Lesson lesson = Lesson.CODEC.decode(bytes);
                remembered.put(lesson.id(), lesson);
            }
        }
    }

    private Explanation explanation(Prediction recorded) {
        return new Explanation(DEPLOYMENT, Catalogue.load(), recorded, remembered.get(recorded.id()));
    }

    private void read(LessonLog.Reader reader) {
        for (int offset = 0; offset < lessons.size(); offset++) {
            if (!reader.accept(offset, lessons.get(offset))) {
                return;
            }
        }
    }

    @Test
    void everyPredictionIsMadeAgainBitForBit() {
        assertEquals(120, predictions.size());
        for (Prediction recorded : predictions) {
            Explanation explanation = explanation(recorded);
            assertTrue(explanation.isSame(explanation.repeat(this::read)), recorded::id);
        }
        assertTrue(predictions.stream().anyMatch(Prediction::explored));
        assertTrue(predictions.getLast().gateVersion() > 80, "what was learned was served");
        assertTrue(
                remembered.values().stream().anyMatch(lesson -> lesson.asked().length > lesson.routed()),
                "some were scored in the shadow");
    }

    @Test
    void anotherLessonMakesAnotherPrediction() {
        Prediction last = predictions.getLast();
        lessons.set(30, lessons.get(31));
        Explanation explanation = explanation(last);
        assertFalse(explanation.isSame(explanation.repeat(this::read)));
    }

    @Test
    void aVersionThatTheTopicDoesNotHaveIsNamed() {
        Prediction last = predictions.getLast();
        lessons.subList(50, lessons.size()).clear();
        String message = assertThrows(
                        IllegalStateException.class, () -> explanation(last).repeat(this::read))
                .getMessage();
        assertTrue(message.contains("gate=" + last.gateVersion()), message);
    }
}
