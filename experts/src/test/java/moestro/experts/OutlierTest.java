package moestro.experts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import moestro.mixture.Catalogue;
import moestro.mixture.ExpertFactory;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The largest numbers and labels that are let in: an expert that learns them has an opinion afterwards, too. */
class OutlierTest {
    private static final Task TASK = new Task.Regression();
    private static final Features FEATURES = new Features(List.of("a", "b"), List.of("kind"));
    /** More than the labels that fix the target's scale, so that this one is far out of it. */
    private static final int BEFORE = 400;

    private static final int AFTER = 200;
    private static final double LARGEST_LABEL = 1e18;

    static Stream<String> types() {
        return ServiceLoader.load(ExpertFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.supports(TASK))
                .map(ExpertFactory::type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void anExpertSurvivesTheLargestLabelsAndNumbers(String type) {
        Panel panel = new Panel(
                List.of(new Panel.Member("only", type, Map.of())),
                GateSettings.of(new Parameters(Map.of("k", 1.0, "warmup", 20.0))),
                Panel.Training.defaults());
        Mixture mixture = new Mixture(TASK, FEATURES, panel, Catalogue.load(), 1);
        for (int n = 0; n < BEFORE; n++) {
            learn(mixture, row(n, 1), n, 10 + n % 7);
        }
        learn(mixture, row(1, 1), BEFORE, LARGEST_LABEL);
        learn(mixture, row(2, Float.MAX_VALUE), BEFORE + 1, -LARGEST_LABEL);
        learn(mixture, row(3, -Float.MAX_VALUE), BEFORE + 2, 11);
        for (int n = 0; n < AFTER; n++) {
            learn(mixture, row(n, 1), BEFORE + 3 + n, 10 + n % 7);
        }
        Prediction last = mixture.predict("last", row(0, 1));
        assertEquals(List.of(), last.degraded());
        assertTrue(Float.isFinite(last.output()[0]));
    }

    private static Row row(int n, float scale) {
        float a = (float) Hash.uniform(Hash.mix(n, 1)) * scale;
        float b = (float) Hash.uniform(Hash.mix(n, 2)) * scale;
        return new Row(new float[] {a, b}, new String[] {n % 2 == 0 ? "even" : "odd"});
    }

    private static void learn(Mixture mixture, Row row, int n, double label) {
        Prediction prediction = mixture.predict("id-" + n, row);
        mixture.learn(new Lesson(prediction.pending(), label));
    }
}
