package moestro.experts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import moestro.mixture.Catalogue;
import moestro.mixture.Features;
import moestro.mixture.Hash;
import moestro.mixture.Lesson;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Parameters;
import moestro.mixture.Prediction;
import moestro.mixture.Row;
import moestro.mixture.Task;
import moestro.mixture.gate.GateSettings;
import org.junit.jupiter.api.Test;

/** Nothing that a panel says leaves the range of the labels it has seen: no expert's answer, and no combination. */
class RangeTest {
    private static final int LESSONS = 1500;
    /** Far out, linear models answer far more than any label was. */
    private static final float FAR = 1e6f;

    private static final List<Panel.Member> EXTRAPOLATING = List.of(
            new Panel.Member("least-squares", "recursive-least-squares", Map.of()),
            new Panel.Member("linear", "linear", Map.of()),
            new Panel.Member("windowed", "smile-ridge", Map.of("refit-every", 200.0)),
            new Panel.Member("net", "net", Map.of("skip", 1.0)),
            new Panel.Member("boosted", "boosted-trees", Map.of()));

    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    private static double label(int i, float x) {
        return 100 + 7 * x + Hash.uniform(Hash.mix(2, i));
    }

    private Mixture taught(Task task) {
        Panel panel =
                new Panel(EXTRAPOLATING, GateSettings.of(new Parameters(Map.of("k", 5.0))), Panel.Training.defaults());
        Mixture mixture = new Mixture(task, new Features(List.of("x"), List.of()), panel, Catalogue.load(), 1);
        for (int i = 0; i < LESSONS; i++) {
            float x = (float) (Hash.uniform(Hash.mix(1, i)) - .5);
            double label = label(i, x);
            Prediction prediction = mixture.predict("record-" + i, row(x));
            mixture.learn(new Lesson(prediction.pending(), label));
            least = Math.min(least, label);
            most = Math.max(most, label);
        }
        return mixture;
    }

    private static Row row(float x) {
        return new Row(new float[] {x}, new String[] {});
    }

    @Test
    void answersOfOnlineAndWindowedExpertsAndOfTheStackStayInTheRangeOfTheLabels() {
        Mixture mixture = taught(new Task.Regression());
        Set<Integer> clipped = new HashSet<>();
        List<Float> outputs = new ArrayList<>();

        for (int i = 0; i < 40; i++) {
            Prediction prediction = mixture.predict("far-" + i, row(i % 2 == 0 ? FAR : -FAR));
            outputs.add(prediction.output()[0]);
            assertEquals(EXTRAPOLATING.size(), prediction.routes().size());
            for (Prediction.Route route : prediction.routes()) {
                assertTrue(inRange(route.output()[0]), () -> "expert " + route.expert() + " said " + route.output()[0]);
                if (route.output()[0] == (float) most || route.output()[0] == (float) least) {
                    clipped.add(route.expert());
                }
            }
        }

        outputs.forEach(output -> assertTrue(inRange(output), () -> "the mixture said " + output));
        assertTrue(clipped.containsAll(Set.of(0, 1, 2)), () -> "clipped were only " + clipped);
    }

    private boolean inRange(float value) {
        return value >= (float) least - 1e-3 && value <= (float) most + 1e-3;
    }
}
