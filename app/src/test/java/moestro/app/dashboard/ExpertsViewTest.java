package moestro.app.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import moestro.avro.Manifest;
import moestro.mixture.Panel;
import moestro.mixture.Ranges;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import moestro.mixture.metric.Load;
import moestro.topology.PublishedPanel.Seat;
import org.junit.jupiter.api.Test;

class ExpertsViewTest {
    private static final long MINUTE = 60_000;

    private final Panel panel = new Panel(
            List.of(
                    new Panel.Member("net", "net", Map.of()),
                    new Panel.Member("forest", "adaptive-forest", Map.of()),
                    Panel.Member.spare("challenger")),
            GateSettings.defaults(),
            Panel.Training.defaults());
    private final Voices voices = new Voices(panel.names());
    private final ModelsSeen models = new ModelsSeen(voices, Ranges.ONE);
    private final LessonClock clock = new LessonClock(100);
    private final ExpertsView view = new ExpertsView(
            panel, voices, new QualityView(new Task.Regression(), voices, new ScoreWindow(10)), new Reports(), models);

    private List<State.Expert> rows(long now) {
        return view.rows(new Load(new double[] {3, 1, 0}), List.of(clock), now);
    }

    private static Seat seat(String name, String type, String state, boolean frozen) {
        return new Seat(name, type, Map.of(), state, frozen, 0, 0, -1);
    }

    @Test
    void beforeAnythingIsPublishedTheStatesAreNotKnown() {
        List<State.Expert> rows = rows(0);
        assertEquals(
                List.of("net", "adaptive-forest", ""),
                rows.stream().map(State.Expert::type).toList());
        rows.forEach(row -> assertNull(row.state()));
        assertEquals(.75, rows.getFirst().share());
    }

    @Test
    void whoSitsInASeatIsToldWithItsState() {
        view.seated(List.of(
                seat("net", "net", "drained", false),
                seat("forest", "", "free", false),
                seat("challenger", "logistic", "shadow", true)));
        List<State.Expert> rows = rows(0);
        assertEquals(
                List.of("net", "", "logistic"),
                rows.stream().map(State.Expert::type).toList());
        assertEquals(
                List.of("drained", "free", "shadow"),
                rows.stream().map(State.Expert::state).toList());
        assertTrue(rows.getLast().frozen());
        assertFalse(rows.getFirst().frozen());
    }

    @Test
    void anExpertThatWasNotPublishedForAQuarterOfAnHourOfLessonsIsBehind() {
        models.published(manifest("net", 20));
        models.published(manifest("forest", 10));
        clock.add(10, 0);
        clock.add(20, MINUTE);
        view.seated(List.of(
                seat("net", "net", "awake", false),
                seat("forest", "adaptive-forest", "awake", false),
                seat("challenger", "", "free", false)));
        assertFalse(rows(16 * MINUTE).get(1).behind(), "the lesson at 20 waits for 15 minutes");
        assertTrue(rows(16 * MINUTE + 1).get(1).behind());
        assertFalse(rows(60 * MINUTE).get(0).behind(), "it has learned all lessons there are");
        assertFalse(rows(60 * MINUTE).get(2).behind(), "nobody sits there");
        view.seated(List.of(
                seat("net", "net", "awake", false),
                seat("forest", "adaptive-forest", "awake", false),
                seat("challenger", "logistic", "shadow", false)));
        assertTrue(rows(60 * MINUTE).get(2).behind(), "nobody learns it");
    }

    private static Manifest manifest(String model, long version) {
        return new Manifest(model, version, 1, 1, "basis", "digest", List.of());
    }
}
