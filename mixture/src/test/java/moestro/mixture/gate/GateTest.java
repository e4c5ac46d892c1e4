package moestro.mixture.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import moestro.mixture.Hash;
import moestro.mixture.Parameters;
import moestro.mixture.Spread;
import moestro.mixture.Task;
import moestro.mixture.balance.BalancerKind;
import moestro.mixture.route.RouterKind;
import moestro.mixture.route.Selection;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Selecting, combining, and the gate's state. */
final class GateTest {
    private static final int EXPERTS = 5;

    @Provide
    Arbitrary<Task> tasks() {
        return Arbitraries.of(GateBench.CLASSES, GateBench.NUMBER);
    }

    private static Map<String, Double> settings(double k) {
        Map<String, Double> settings = new HashMap<>();
        settings.put("k", k);
        settings.put("shadow", .2);
        settings.put("warmup", 20.0);
        return settings;
    }

    /** Five experts, each with a bias and noise of its own, one in six answers missing. */
    private static float[][] answers(Task task, long seed, int n, double truth) {
        float[][] answers = new float[EXPERTS][];
        for (int e = 0; e < EXPERTS; e++) {
            long hash = Hash.mix(seed, n, e);
            if (Hash.below(Hash.mix(hash, 1), 6) > 0) {
                double number = .3 * e - .5 + truth + (.2 + .2 * e) * Hash.gaussian(hash);
                float yes = (float) (1 / (1 + StrictMath.exp(1 - 2 * number)));
                answers[e] = task.isClassification()
                        ? new float[] {1 - yes, yes}
                        : new float[] {(float) Losses.clip(number, 3)};
            }
        }
        return answers;
    }

    private static double truth(Task task, long seed, int n) {
        double g = Hash.gaussian(Hash.mix(seed, n, 99));
        return task.isClassification() ? (g > 0 ? 1 : 0) : Losses.clip(g, 3);
    }

    private static float x(long seed, int n) {
        return (float) Hash.gaussian(Hash.mix(seed, n, 98));
    }

    private static Combination step(GateBench bench, Task task, long seed, int n) {
        double truth = truth(task, seed, n);
        return bench.step(n, x(seed, n), answers(task, seed, n, truth), truth);
    }

    @Property(tries = 20)
    void whateverIsLearnedSharesSumToOneAndAllIsFinite(@ForAll long seed) {
        GateBench bench = new GateBench(GateBench.NUMBER, EXPERTS, settings(3));
        for (int n = 0; n < 500; n++) {
            Combination merged = step(bench, GateBench.NUMBER, seed, n);
            if (merged.combined().length > 0) {
                double sum = 0;
                for (float share : merged.weights()) {
                    assertTrue(Float.isFinite(share), "share " + share);
                    sum += share;
                }
                assertEquals(1, sum, 1e-5);
                assertTrue(Math.abs(merged.output()[0]) <= 3.00001, "within the labels seen: " + merged.output()[0]);
            }
        }
    }

    @Property(tries = 20)
    void whateverIsLearnedClassProbabilitiesSumToOne(@ForAll long seed) {
        GateBench bench = new GateBench(GateBench.CLASSES, EXPERTS, settings(3));
        for (int n = 0; n < 500; n++) {
            Combination merged = step(bench, GateBench.CLASSES, seed, n);
            for (float[] combined : merged.combined()) {
                assertProbabilities(combined);
            }
            assertProbabilities(merged.output());
            for (float share : merged.weights()) {
                assertTrue(Float.isFinite(share), "share " + share);
            }
        }
    }

    private static void assertProbabilities(float[] output) {
        assertEquals(1, output[0] + output[1], 1e-5f);
        assertTrue(output[0] >= 0 && output[1] >= 0, () -> Arrays.toString(output));
    }

    @Property(tries = 20)
    void aRestoredGateSelectsCombinesAndLearnsOnTheSame(@ForAll("tasks") Task task, @ForAll long seed) {
        GateBench bench = new GateBench(task, EXPERTS, settings(3));
        for (int n = 0; n < 230; n++) {
            step(bench, task, seed, n);
        }
        StateWriter out = new StateWriter();
        bench.gate.writeModel(out);
        bench.gate.writeTraining(out);
        GateBench twin = new GateBench(task, EXPERTS, settings(3));
        StateReader in = new StateReader(out.sections());
        twin.gate.readModel(in);
        twin.gate.readTraining(in);

        assertEquals(230, twin.gate.lessons());
        for (int n = 230; n < 460; n++) {
            Combination merged = step(bench, task, seed, n);
            Combination same = step(twin, task, seed, n);
            assertArrayEquals(merged.output(), same.output());
            assertArrayEquals(merged.weights(), same.weights());
        }
        assertEquals(bench.hash(), twin.hash());
    }

    @Property(tries = 20)
    void servingNeedsTheModelOnly(@ForAll("tasks") Task task, @ForAll long seed) {
        GateBench bench = new GateBench(task, EXPERTS, settings(3));
        for (int n = 0; n < 230; n++) {
            step(bench, task, seed, n);
        }
        StateWriter out = new StateWriter();
        bench.gate.writeModel(out);
        GateBench server = new GateBench(task, EXPERTS, settings(3));
        server.gate.readModel(new StateReader(out.sections()));
        for (int n = 230; n < 260; n++) {
            Selection selection = bench.select(n, x(seed, n));
            assertArrayEquals(selection.asked(), server.select(n, x(seed, n)).asked());
            float[][] asked = GateBench.ofAsked(selection, answers(task, seed, n, truth(task, seed, n)));
            assertArrayEquals(
                    bench.combine(selection, asked).output(),
                    server.combine(selection, asked).output());
        }
    }

    @Property(tries = 20)
    void selectingAndCombiningChangeNothing(@ForAll("tasks") Task task, @ForAll long seed) {
        GateBench bench = new GateBench(task, EXPERTS, settings(3));
        for (int n = 0; n < 50; n++) {
            step(bench, task, seed, n);
        }
        String before = bench.hash();
        for (int n = 50; n < 80; n++) {
            Selection selection = bench.select(n, x(seed, n));
            bench.combine(selection, GateBench.ofAsked(selection, answers(task, seed, n, 0)));
        }
        assertEquals(before, bench.hash());
        step(bench, task, seed, 80);
        assertNotEquals(before, bench.hash());
    }

    @Example
    void anUntaughtGateTakesThePlainMean() {
        GateBench bench = new GateBench(GateBench.NUMBER, 2, Map.of("k", 2.0));
        Selection selection = bench.select(1, .5f);
        float[][] asked = GateBench.ofAsked(selection, new float[][] {{2}, {-1}});
        Combination merged = bench.combine(selection, asked);
        for (float[] combined : merged.combined()) {
            assertArrayEquals(new float[] {.5f}, combined, 1e-6f);
        }
        assertArrayEquals(new float[] {.5f}, merged.output(), 1e-6f);
        assertArrayEquals(new float[] {.5f, .5f}, merged.weights(), 1e-6f);
    }

    @Example
    void anUntaughtStackOfClassesIsTheGeometricMean() {
        GateBench bench = new GateBench(GateBench.CLASSES, 2, Map.of("k", 2.0));
        Selection selection = bench.select(1, .5f);
        float[][] asked = GateBench.ofAsked(selection, new float[][] {{.2f, .8f}, {.6f, .4f}});
        Combination merged = bench.combine(selection, asked);
        double yes = Math.sqrt(.8 * .4) / (Math.sqrt(.8 * .4) + Math.sqrt(.2 * .6));
        float[][] expected = {{.4f, .6f}, {.4f, .6f}, {(float) (1 - yes), (float) yes}, {.4f, .6f}};
        for (int c = 0; c < 4; c++) {
            assertArrayEquals(expected[c], merged.combined()[c], 1e-6f);
        }
        assertEquals((3 * .6 + yes) / 4, merged.output()[1], 1e-6);
    }

    @Example
    void shadowsHaveNoVoice() {
        GateBench bench = new GateBench(GateBench.CLASSES, 3, Map.of("k", 1.0, "shadow", 1.0));
        Selection selection = bench.select(1, .5f);
        float[][] asked = {{.25f, .75f}, {1, 0}, {1, 0}};
        Combination merged = bench.combine(selection, asked);
        assertArrayEquals(new float[] {.25f, .75f}, merged.output(), 1e-6f);
        assertArrayEquals(new float[] {1, 0, 0}, merged.weights(), 1e-6f);
    }

    @Example
    void theContextCombinerIsTheSoftmaxOfTheLogitsOverTheTemperature() {
        Map<String, Double> settings = Map.of("k", 2.0, "temperature", 2.5, "rate", .05);
        GateBench bench = new GateBench(GateBench.CLASSES, 2, settings);
        float[][] answers = {{.1f, .9f}, {.7f, .3f}};
        for (int n = 0; n < 100; n++) {
            bench.step(n, 1, answers, 1);
        }
        Selection selection = bench.select(100, 1);
        double ratio = StrictMath.exp((selection.logits()[0] - selection.logits()[1]) / 2.5);
        assertTrue(ratio > 2, "ratio " + ratio);
        Combination merged = bench.combine(selection, GateBench.ofAsked(selection, answers));
        assertEquals((ratio * .9 + .3) / (ratio + 1), merged.combined()[1][1], 1e-6);
    }

    /** One of two is asked by what the loss averages say alone; expert 1 is the better one. */
    private static int askedExpert1(GateBench bench, int from, int records) {
        int count = 0;
        for (int n = from; n < from + records; n++) {
            count += bench.select(n, 0).asked()[0];
            bench.step(n, 0, new float[][] {{.7f, .3f}, {.1f, .9f}}, 1);
        }
        return count;
    }

    @Example
    void expertsTakeTurnsUntilEnoughWasLearnedThenTheLossesDecide() {
        Map<String, Double> settings =
                Map.of("k", 1.0, "exploration", 0.0, "rate", 0.0, "balance-rate", 0.0, "warmup", 100.0, "shadow", 1.0);
        GateBench bench = new GateBench(GateBench.CLASSES, 2, settings);
        assertEquals(50, askedExpert1(bench, 0, 100), 20);
        assertEquals(200, askedExpert1(bench, 100, 200));
        Selection selection = bench.select(1, 0);
        assertArrayEquals(new float[2], selection.logits());
        assertTrue(selection.scores()[0] > selection.scores()[1] + 1, () -> Arrays.toString(selection.scores()));
    }

    @Example
    void theBalancerMovesTheChoiceButNotTheWeights() {
        Map<String, Double> settings = Map.of(
                "k",
                1.0,
                "exploration",
                0.0,
                "shadow",
                1.0,
                "rate",
                0.0,
                "sharpness",
                0.0,
                "warmup",
                0.0,
                "balance-rate",
                .5);
        GateBench bench = new GateBench(GateBench.CLASSES, 3, settings);
        int[] load = new int[3];
        for (int n = 0; n < 6_000; n++) {
            load[bench.select(n, 0).asked()[0]]++;
            bench.step(n, 0, new float[][] {{.5f, .5f}, {.5f, .5f}, {.5f, .5f}}, 1);
        }
        for (int count : load) {
            assertEquals(2_000, count, 400, () -> Arrays.toString(load));
        }
        Selection all = new Selection(
                new int[] {0, 1, 2},
                3,
                -1,
                new float[3],
                new float[] {1, 1, 1},
                bench.select(0, 0).logits());
        float[][] answers = {{1, 0}, {0, 1}, {0, 1}};
        assertEquals(2 / 3.0, bench.combine(all, answers).combined()[1][1], 1e-6);
    }

    @Example
    void sleepersAreNotAsked() {
        GateBench bench = new GateBench(GateBench.CLASSES, EXPERTS, settings(4));
        boolean[] asleep = {false, true, false, false, true};
        for (int n = 0; n < 300; n++) {
            Selection selection = bench.gate.select(bench.input(1), Hash.of(GateBench.id(n)), asleep);
            assertEquals(3, selection.routed());
            assertTrue(Arrays.stream(selection.asked()).noneMatch(e -> asleep[e]));
            step(bench, GateBench.CLASSES, 1, n);
        }
    }

    @Example
    void defaultsAreThoseDocumentedAndUnknownNamesAreRefused() {
        GateSettings defaults = GateSettings.defaults();
        assertEquals(3, defaults.k());
        assertEquals(.1, defaults.exploration());
        assertEquals(GateSettings.of(new Parameters(Map.of("k", 3.0, "delay-scale", 200.0))), defaults);
        assertEquals(7, GateSettings.of(new Parameters(Map.of("k", 7.0))).k());
        IllegalArgumentException unknown = assertThrows(
                IllegalArgumentException.class, () -> GateSettings.of(new Parameters(Map.of("explore", .2))));
        assertTrue(unknown.getMessage().startsWith("the gate has no parameter 'explore'; it knows ["));
        assertTrue(unknown.getMessage().contains("exploration"));
        IllegalArgumentException range = assertThrows(
                IllegalArgumentException.class, () -> GateSettings.of(new Parameters(Map.of("exploration", 2.0))));
        assertTrue(range.getMessage().contains("'exploration' is 2.0"));
    }

    @Example
    void trustHalvesAtTheDelayScale() {
        GateSettings settings = GateSettings.of(new Parameters(Map.of("delay-scale", 50.0)));
        assertEquals(1, settings.trust(0));
        assertEquals(.5, settings.trust(50));
        assertEquals(.25, settings.trust(150));
    }

    @Example
    void numbersComeWithIntervalsThatCoverAsManyLabelsAsTheySay() {
        GateBench bench = new GateBench(GateBench.NUMBER, 3, Map.of("k", 2.0));
        int[] covered = new int[Spread.coverages().length];
        int counted = 0;
        for (int n = 0; n < 8_000; n++) {
            double truth = Hash.gaussian(Hash.mix(n, 5));
            float[][] answers = {{(float) truth * .5f}, {.3f}, {(float) (truth + Hash.gaussian(Hash.mix(n, 6)))}};
            Spread spread = bench.step(n, .5f, answers, truth).spread();
            for (int i = 0; n >= 1_000 && i < covered.length; i++) {
                double coverage = Spread.coverages()[i];
                covered[i] += spread.lower(coverage) <= truth && truth <= spread.upper(coverage) ? 1 : 0;
            }
            counted += n >= 1_000 ? 1 : 0;
        }
        for (int i = 0; i < covered.length; i++) {
            assertEquals(Spread.coverages()[i], (double) covered[i] / counted, .02);
        }
    }

    @Example
    void classesHaveNoSpread() {
        GateBench bench = new GateBench(GateBench.CLASSES, 2, Map.of());
        assertNull(bench.step(1, 0, new float[][] {{.5f, .5f}, {.2f, .8f}}, 1).spread());
    }

    @Example
    void theTemperatureMovesGeometricallyWithTheLessonsAndThenStays() {
        Map<String, Double> given = Map.of("temperature", 4.0, "temperature-end", 1.0, "anneal-over", 200.0);
        GateSettings settings = GateSettings.of(new Parameters(given));
        assertEquals(4, settings.temperature(0));
        assertEquals(2, settings.temperature(100), 1e-12);
        assertEquals(1, settings.temperature(200), 1e-12);
        assertEquals(1, settings.temperature(1_000_000), 1e-12);
        assertEquals(
                3, GateSettings.of(new Parameters(Map.of("temperature", 3.0))).temperature(5_000));
        assertEquals(1, GateSettings.defaults().temperature(5_000));
    }

    @Example
    void aHighTemperatureMakesTheContextWeightsAlike() {
        Map<String, Double> given =
                Map.of("temperature", 50.0, "temperature-end", 1.0, "anneal-over", 400.0, "warmup", 0.0);
        GateBench bench = new GateBench(GateBench.CLASSES, 2, given);
        Selection selection =
                new Selection(new int[] {0, 1}, 2, -1, new float[2], new float[] {1, 1}, new float[] {3, 0});
        float[][] answers = {{1, 0}, {0, 1}};
        assertEquals(.5, bench.combine(selection, answers).combined()[1][0], .02);
        bench.idle(400);
        assertEquals(
                1 / (1 + StrictMath.exp(-3)), bench.combine(selection, answers).combined()[1][0], 1e-6);
    }

    @Property(tries = 30)
    void aGateOfAnyRouterAndBalancerGoesOnBitForBitAfterARestore(
            @ForAll RouterKind router, @ForAll BalancerKind balancer) {
        GateBench bench = new GateBench(GateBench.CLASSES, EXPERTS, settings(2), router, balancer);
        GateBench twin = new GateBench(GateBench.CLASSES, EXPERTS, settings(2), router, balancer);
        for (int n = 0; n < 60; n++) {
            step(bench, GateBench.CLASSES, 1, n);
        }
        StateWriter out = new StateWriter();
        bench.gate.writeModel(out);
        bench.gate.writeTraining(out);
        StateReader in = new StateReader(out.sections());
        twin.gate.readModel(in);
        twin.gate.readTraining(in);
        for (int n = 60; n < 400; n++) {
            step(bench, GateBench.CLASSES, 1, n);
            step(twin, GateBench.CLASSES, 1, n);
        }
        assertEquals(bench.hash(), twin.hash());
    }

    @Example
    void whileLabelsAreAsOldAsLessonsAreManyAllTakeTurns() {
        GateBench bench = new GateBench(GateBench.CLASSES, 2, Map.of("k", 1.0, "shadow", 1.0, "exploration", 0.0));
        float[][] answers = {{.1f, .9f}, {.9f, .1f}};
        int delay = 400;
        int[] asked = new int[2];
        for (int n = 0; n < 1_200; n++) {
            Selection selection = bench.select(n, 0);
            float[][] given = GateBench.ofAsked(selection, answers);
            bench.learn(n, 0, selection, given, bench.combine(selection, given), 1, Math.max(0, n - delay));
            asked[selection.asked()[0]]++;
            if (n == delay) {
                assertEquals(delay / 2.0, asked[1], 50, "turns until labels are of answers by what was learned");
            }
        }
        assertTrue(asked[1] < 350, "then the better one: " + asked[1]);
    }
}
