package moestro.mixture.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import moestro.mixture.Hash;
import moestro.mixture.Task;
import moestro.mixture.route.Selection;
import org.junit.jupiter.api.Test;

/** Two experts that each know one half of the world: what the gate makes of them. */
final class GateLearningTest {
    private static final int LESSONS = 6_000;
    private static final int LAST = 2_000;

    /** Expert 0 is right when x is positive, expert 1 when it is negative; else they lean to the wrong class. */
    private static float[][] classAnswers(float x, boolean truth) {
        float right = truth ? .9f : .1f;
        float wrong = truth ? .3f : .7f;
        float yes = x > 0 ? right : wrong;
        float no = x > 0 ? wrong : right;
        return new float[][] {{1 - yes, yes}, {1 - no, no}};
    }

    /** The same of numbers: one is a little off, the other far. */
    private static float[][] numberAnswers(int n, float x, double truth) {
        float near = (float) (truth + .1 * Hash.gaussian(Hash.mix(n, 7)));
        float far = (float) (-.5 * truth + .5 * Hash.gaussian(Hash.mix(n, 8)));
        return new float[][] {{x > 0 ? near : far}, {x > 0 ? far : near}};
    }

    private static float x(int n) {
        return (float) Hash.gaussian(Hash.mix(n, 1));
    }

    private static boolean truth(int n) {
        return Hash.uniform(Hash.mix(n, 2)) < .5;
    }

    @Test
    void recordsGoToTheExpertThatKnowsThem() {
        GateBench bench = new GateBench(GateBench.CLASSES, 2, Map.of("k", 1.0, "exploration", .1, "shadow", .2));
        for (int n = 0; n < LESSONS; n++) {
            bench.step(n, x(n), classAnswers(x(n), truth(n)), truth(n) ? 1 : 0);
        }
        int right = 0;
        int decided = 0;
        for (int n = LESSONS; n < LESSONS + LAST; n++) {
            Selection selection = bench.select(n, x(n));
            if (selection.explored() < 0 && Math.abs(x(n)) > .1) {
                decided++;
                right += selection.asked()[0] == (x(n) > 0 ? 0 : 1) ? 1 : 0;
            }
        }
        assertTrue(right > .97 * decided, right + " of " + decided);
    }

    @Test
    void onClassesTheMixtureIsBetterThanEitherExpert() {
        GateBench bench = new GateBench(GateBench.CLASSES, 2, Map.of("k", 2.0));
        double mixture = 0;
        double[] alone = new double[2];
        for (int n = 0; n < LESSONS; n++) {
            int truth = truth(n) ? 1 : 0;
            float[][] answers = classAnswers(x(n), truth(n));
            Combination merged = bench.step(n, x(n), answers, truth);
            if (n >= LESSONS - LAST) {
                mixture += Losses.log(merged.output(), truth) / LAST;
                alone[0] += Losses.log(answers[0], truth) / LAST;
                alone[1] += Losses.log(answers[1], truth) / LAST;
            }
        }
        assertTrue(mixture < .7 * Math.min(alone[0], alone[1]), mixture + " against " + alone[0] + ", " + alone[1]);
    }

    @Test
    void onNumbersTheMixtureIsBetterThanEitherExpert() {
        GateBench bench = new GateBench(GateBench.NUMBER, 2, Map.of("k", 2.0));
        double mixture = 0;
        double[] alone = new double[2];
        for (int n = 0; n < LESSONS; n++) {
            double truth = Hash.gaussian(Hash.mix(n, 2));
            float[][] answers = numberAnswers(n, x(n), truth);
            Combination merged = bench.step(n, x(n), answers, truth);
            if (n >= LESSONS - LAST) {
                mixture += square(merged.output()[0] - truth) / LAST;
                alone[0] += square(answers[0][0] - truth) / LAST;
                alone[1] += square(answers[1][0] - truth) / LAST;
            }
        }
        assertTrue(mixture < .7 * Math.min(alone[0], alone[1]), mixture + " against " + alone[0] + ", " + alone[1]);
    }

    private static double square(double value) {
        return value * value;
    }

    @Test
    void theRecencyCombinerFollowsWhoeverIsGoodNow() {
        GateBench bench = new GateBench(GateBench.CLASSES, 2, Map.of("k", 2.0));
        for (int n = 0; n < 1_000; n++) {
            int good = n < 500 ? 0 : 1;
            float[][] answers = {{.5f, .5f}, {.5f, .5f}};
            answers[good] = new float[] {.05f, .95f};
            Combination merged = bench.step(n, 0, answers, 1);
            if (n == 499 || n == 999) {
                assertTrue(merged.combined()[0][1] > .9, "lesson " + n + ": " + merged.combined()[0][1]);
            }
        }
    }

    @Test
    void anOldLabelMovesTheGateLess() {
        // Age 400 at a delay scale of 200: a third of a step.
        float fresh = contextAfterOneLesson(400);
        float late = contextAfterOneLesson(0);
        assertTrue(fresh > 0, "logit " + fresh);
        assertEquals(fresh / 3, late, 1e-6 * fresh);
    }

    /** The context logit of the better of two experts after 400 idle lessons and one that both answered. */
    private static float contextAfterOneLesson(long seen) {
        GateBench bench = new GateBench(GateBench.CLASSES, 2, Map.of("k", 2.0));
        bench.idle(400);
        assertEquals(400, bench.gate.lessons());
        Selection selection = bench.select(1, 1);
        float[][] asked = GateBench.ofAsked(selection, new float[][] {{.1f, .9f}, {.9f, .1f}});
        bench.learn(1, 1, selection, asked, bench.combine(selection, asked), 1, seen);
        return bench.select(2, 1).logits()[0];
    }

    @Test
    void everyCombinerAndTheirMixtureTrustAnOldLabelLess() {
        // Age 1000 at a delay scale of 200: a sixth of a step.
        Combination before = afterTeaching(GateBench.CLASSES, -1);
        Combination fresh = afterTeaching(GateBench.CLASSES, 1_000);
        Combination late = afterTeaching(GateBench.CLASSES, 0);
        for (int c = 0; c < 4; c++) {
            assertSixth(before.combined()[c][1], fresh.combined()[c][1], late.combined()[c][1], "combiner " + c);
        }
        assertSixth(before.output()[1], fresh.output()[1], late.output()[1], "mixture of classes");
    }

    @Test
    void lossAveragesTrustAnOldLabelEvenLess() {
        GateSettings settings = GateSettings.defaults();
        assertEquals(settings.recency(), settings.recencyAt(0));
        assertEquals(settings.recency() / 2, settings.recencyAt(25), 1e-12);
        assertTrue(settings.recencyAt(1_000) < settings.recency() * settings.trust(1_000) / 4);
    }

    @Test
    void combinersOfNumbersTrustAnOldLabelLess() {
        Combination before = afterTeaching(GateBench.NUMBER, -1);
        Combination fresh = afterTeaching(GateBench.NUMBER, 1_000);
        Combination late = afterTeaching(GateBench.NUMBER, 0);
        for (int c : new int[] {0, 1, 3}) { // the stack of numbers forgets less instead
            assertSixth(before.combined()[c][0], fresh.combined()[c][0], late.combined()[c][0], "combiner " + c);
        }
    }

    private static void assertSixth(double before, double fresh, double late, String what) {
        double ratio = (late - before) / (fresh - before);
        assertEquals(1 / 6.0, ratio, .06, () -> what + ": from " + before + " to " + fresh + " or " + late);
    }

    /** What the gate makes of fixed answers after 1000 fresh lessons and one of this age, or none (-1). */
    private static Combination afterTeaching(Task task, long seen) {
        GateBench bench = new GateBench(task, 2, Map.of("k", 2.0, "recency-delay-scale", 200.0));
        boolean classes = task.isClassification();
        for (int n = 0; n < 1_000; n++) {
            double truth = classes ? (truth(n) ? 1 : 0) : Hash.gaussian(Hash.mix(n, 2));
            float[][] answers = classes ? classAnswers(x(n), truth(n)) : numberAnswers(n, x(n), truth);
            bench.step(n, x(n), answers, truth);
        }
        Selection selection = bench.select(1_000, .5f);
        float[][] answers = classes ? new float[][] {{.4f, .6f}, {.8f, .2f}} : new float[][] {{1}, {-.5f}};
        float[][] asked = GateBench.ofAsked(selection, answers);
        if (seen >= 0) {
            bench.learn(1_000, .5f, selection, asked, bench.combine(selection, asked), 1, seen);
        }
        return bench.combine(bench.select(1_000, .5f), asked);
    }

    @Test
    void ofAnExpertThatFailedNothingIsLearned() {
        Map<String, Double> settings = Map.of("k", 3.0, "balance-rate", 0.0, "warmup", 0.0);
        GateBench bench = new GateBench(GateBench.CLASSES, 3, settings);
        for (int n = 0; n < 300; n++) {
            float[][] answers = classAnswers(x(n), truth(n));
            bench.step(n, x(n), new float[][] {answers[0], answers[1], {.4f, .6f}}, truth(n) ? 1 : 0);
        }
        float logit = bench.select(0, 1).logits()[2];
        float score = scoreOf(bench.select(0, 1), 2);
        for (int n = 300; n < 600; n++) {
            float[][] answers = classAnswers(x(n), truth(n));
            bench.step(n, x(n), new float[][] {answers[0], answers[1], null}, truth(n) ? 1 : 0);
        }
        assertEquals(logit, bench.select(0, 1).logits()[2]);
        assertEquals(score, scoreOf(bench.select(0, 1), 2));
    }

    private static float scoreOf(Selection selection, int expert) {
        for (int j = 0; j < selection.asked().length; j++) {
            if (selection.asked()[j] == expert) {
                return selection.scores()[j];
            }
        }
        throw new AssertionError("expert " + expert + " was not asked");
    }

    @Test
    void anExpertThatFailedHasNoShare() {
        GateBench bench = new GateBench(GateBench.NUMBER, 3, Map.of("k", 3.0));
        Selection selection = bench.select(1, 1);
        float[][] asked = GateBench.ofAsked(selection, new float[][] {{1}, null, {0}});
        Combination merged = bench.combine(selection, asked);
        for (int j = 0; j < 3; j++) {
            assertEquals(selection.asked()[j] == 1 ? 0 : .5f, merged.weights()[j], 1e-6f);
        }
        assertArrayEquals(new float[] {.5f}, merged.output(), 1e-6f);
    }

    @Test
    void aLessonThatNobodyAnsweredOnlyCounts() {
        GateBench bench = new GateBench(GateBench.CLASSES, 2, Map.of("k", 1.0, "shadow", 1.0));
        Selection selection = bench.select(1, 1);
        float[][] shadowOnly = {null, {.2f, .8f}};
        bench.learn(1, 1, selection, shadowOnly, bench.combine(selection, shadowOnly), 1, 0);
        assertEquals(1, bench.gate.lessons());
        assertArrayEquals(new float[2], bench.select(2, 1).logits());
    }
}
