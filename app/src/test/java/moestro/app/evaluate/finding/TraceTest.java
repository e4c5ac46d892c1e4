package moestro.app.evaluate.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.Encoder;
import moestro.mixture.Features;
import moestro.mixture.Pending;
import moestro.mixture.Prediction;
import moestro.mixture.Row;
import moestro.mixture.Task;
import moestro.mixture.metric.Regret;
import org.junit.jupiter.api.Test;

/** Three predictions of two classes by three experts, made by hand. */
final class TraceTest {
    private static final double FLOAT = 1e-6;
    private static final Task TASK = new Task.Classification(List.of("no", "yes"));
    private static final Features FEATURES = new Features(List.of("x"), List.of());
    private static final Row ROW = new Row(new float[1], new String[0]);
    private static final float[] NOTHING = {};

    private static float[] yes(double probability) {
        return new float[] {(float) (1 - probability), (float) probability};
    }

    /** Experts whose answer is null have failed. */
    private static Prediction prediction(
            float[] output, int[] asked, int routed, float[] propensities, float[] weights, float[]... answers) {
        List<Prediction.Route> routes = new ArrayList<>();
        for (int j = 0; j < routed; j++) {
            if (answers[j] != null) {
                routes.add(new Prediction.Route(asked[j], weights[j], 0, answers[j]));
            }
        }
        Pending pending = new Pending(
                "id",
                ROW,
                NOTHING,
                NOTHING,
                asked,
                routed,
                -1,
                new float[asked.length],
                propensities,
                answers,
                new float[0][],
                output,
                NOTHING,
                0);
        return new Prediction("id", output, null, routes, List.of(), new int[0], pending);
    }

    private static Trace trace() {
        Trace trace = new Trace(TASK, new Encoder(TASK, FEATURES).labels(), 3, 3);
        trace.predicted(
                0,
                prediction(
                        yes(.8), new int[] {2, 0}, 2, new float[] {1, .5f}, new float[] {.75f, .25f}, yes(.9), yes(.5)),
                1);
        trace.predicted(
                1,
                prediction(yes(.4), new int[] {2, 1}, 2, new float[] {1, .25f}, new float[] {0, 1}, null, yes(.4)),
                0);
        // The last of three is shadow-scored.
        trace.predicted(
                2,
                prediction(
                        yes(.6),
                        new int[] {1, 2, 0},
                        2,
                        new float[] {.5f, 1, .25f},
                        new float[] {.5f, .5f},
                        yes(.7),
                        yes(.5),
                        yes(.2)),
                1);
        return trace;
    }

    private static double loss(double probability) {
        return -StrictMath.log(probability);
    }

    @Test
    void sharesCountRoutesAndWeights() {
        List<ExpertUse> uses = ExpertUse.of(trace());
        assertEquals(List.of(2L, 2L, 3L), uses.stream().map(ExpertUse::asked).toList());
        // Six routes: one of expert 0, two of expert 1, three of expert 2.
        assertEquals(1 / 6.0, uses.get(0).loadShare(), FLOAT);
        assertEquals(2 / 6.0, uses.get(1).loadShare(), FLOAT);
        assertEquals(.25 / 3, uses.get(0).weightShare(), FLOAT);
        assertEquals(1.5 / 3, uses.get(1).weightShare(), FLOAT);
        assertEquals(1.25 / 3, uses.get(2).weightShare(), FLOAT);
    }

    @Test
    void lossesAreOfAnswersAndTheUnbiasedOnesWeighByTheInverseOfTheirPropensity() {
        List<ExpertUse> uses = ExpertUse.of(trace());
        assertEquals((loss(.5) + loss(.2)) / 2, uses.get(0).loss(), FLOAT);
        assertEquals((2 * loss(.5) + 4 * loss(.2)) / 6, uses.get(0).unbiasedLoss(), FLOAT);
        assertEquals((4 * loss(.6) + 2 * loss(.7)) / 6, uses.get(1).unbiasedLoss(), FLOAT);
        // The failure counts as asked, not as an answer.
        assertEquals((loss(.9) + loss(.5)) / 2, uses.get(2).loss(), FLOAT);
    }

    @Test
    void regretIsOverTheRecordsThatEveryExpertAnswered() {
        Regret regret = ShadowRegret.of(trace(), .1);
        assertEquals(1, regret.count());
        assertEquals(loss(.6), regret.mixture(), FLOAT);
        assertEquals(loss(.7), regret.oracle(), FLOAT);
        assertEquals(1, regret.bestFixed());
        assertEquals(loss(1.4 / 3), regret.uniform(), FLOAT);
    }

    @Test
    void routingOverTimeIsThatOfEachWindow() {
        RoutingSeries series = new RoutingSeries(trace(), new Windows(3, 3));
        assertEquals(.75, series.weightShare(2)[0], FLOAT);
        assertEquals(0, series.weightShare(2)[1], FLOAT);
        // Two of three experts with half of the load each.
        assertEquals(StrictMath.log(2) / StrictMath.log(3), series.loadEntropy()[0], FLOAT);
        assertEquals(0, series.recordEntropy()[1], FLOAT);
        assertEquals(StrictMath.log(2) / StrictMath.log(3), series.recordEntropy()[2], FLOAT);
        assertEquals(.5, series.maxViolation()[0], FLOAT);
        assertEquals(.5, series.mostViolation(), FLOAT);
    }

    @Test
    void informationCountsRoutesByRegion() {
        List<Row> rows = List.of(ROW, new Row(new float[] {1}, new String[0]), ROW);
        FeatureInformation information =
                FeatureInformation.of(trace(), FEATURES, rows).getFirst();
        assertEquals(List.of("0", "1"), information.regions());
        assertEquals(1, information.routes()[1][1]);
        assertEquals(.5, information.share(2, 0), FLOAT);
        assertTrue(information.specialisation().normalised() > 0);
    }
}
