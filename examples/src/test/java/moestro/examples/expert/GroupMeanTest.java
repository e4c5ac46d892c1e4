package moestro.examples.expert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import moestro.app.config.Panels;
import moestro.mixture.Catalogue;
import moestro.mixture.Features;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Prediction;
import moestro.mixture.Row;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupMeanTest {
    private static final Task TASK = new Task.Regression();
    private static final Features FEATURES = new Features(List.of(), List.of("colour"));

    @TempDir
    private Path directory;

    private Panel panelFile() throws IOException {
        Path file = Files.writeString(directory.resolve("panel.yaml"), """
                gate: { k: 2 }
                experts:
                  - { name: colours, type: group-mean, rate: 0.2 }
                  - { name: least-squares, type: recursive-least-squares }
                """);
        return Panels.load(file, TASK);
    }

    private static Mixture mixture(Panel panel) {
        return new Mixture(TASK, FEATURES, panel, Catalogue.load(), 1);
    }

    private static Panel alone() {
        return new Panel(
                List.of(new Panel.Member("colours", "group-mean", Map.of())),
                GateSettings.defaults(),
                Panel.Training.defaults());
    }

    private static double play(Mixture mixture, int from, int to) {
        double error = 0;
        for (int n = from; n < to; n++) {
            boolean red = n % 3 == 0;
            Row row = new Row(new float[0], new String[] {red ? "red" : "green"});
            Prediction prediction = mixture.predict("id-" + n, row);
            double truth = (red ? 7 : 4) + (n % 2) / 10.0;
            error += Math.abs(prediction.output()[0] - truth) / (to - from);
            mixture.learn(new Lesson(prediction.pending(), truth));
        }
        return error;
    }

    @Test
    void itLearnsTheMeanOfEachWord() {
        Mixture mixture = mixture(alone());
        play(mixture, 0, 400);

        double error = play(mixture, 400, 500);

        assertTrue(error < .2, () -> "off by " + error + ", where words differ by 3");
    }

    @Test
    void aPanelFileNamesItLikeAnyOther() throws IOException {
        Mixture mixture = mixture(panelFile());
        play(mixture, 0, 400);

        assertTrue(play(mixture, 400, 500) < .2);
    }

    @Test
    void restoredInTheMiddleItGoesOnToTheSameBytes() throws IOException {
        Mixture uninterrupted = mixture(panelFile());
        play(uninterrupted, 0, 150);
        Mixture restored = mixture(panelFile());
        restored.restore(uninterrupted.state());

        play(uninterrupted, 150, 300);
        play(restored, 150, 300);

        assertEquals(uninterrupted.hash(), restored.hash());
    }

    @Test
    void withoutACategoryItIsRefused() {
        Features numbers = new Features(List.of("size"), List.of());

        String refusal = assertThrows(
                        IllegalArgumentException.class, () -> new Mixture(TASK, numbers, alone(), Catalogue.load(), 1))
                .getMessage();

        assertTrue(refusal.contains("needs a category"), refusal);
    }
}
