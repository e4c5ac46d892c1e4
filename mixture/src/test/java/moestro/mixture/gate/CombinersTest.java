package moestro.mixture.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToDoubleFunction;
import moestro.mixture.Hash;
import moestro.mixture.kernel.Softmax;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;

/** Each learner of the gate follows the slope of its loss; the stacks find what they can express. */
final class CombinersTest {
    private static final int[] MEMBERS = {0, 1, 2};

    private static float[][] yesAndNo(List<Float> yes) {
        float[][] answers = new float[yes.size()][];
        for (int j = 0; j < answers.length; j++) {
            answers[j] = new float[] {1 - yes.get(j), yes.get(j)};
        }
        return answers;
    }

    private static double slope(ToDoubleFunction<double[]> loss, double[] at, int i) {
        double step = 1e-6;
        double[] more = at.clone();
        double[] less = at.clone();
        more[i] += step;
        less[i] -= step;
        return (loss.applyAsDouble(more) - loss.applyAsDouble(less)) / (2 * step);
    }

    /** The first normalised step along a slope: the running square has one gradient in it. */
    private static double firstStep(double rate, double slope) {
        return -rate * slope / (Math.sqrt(.001 * slope * slope) + .01);
    }

    @Property(tries = 200)
    void classWeightsFollowTheSlopeOfTheMixturesLogLoss(
            @ForAll @Size(3) List<@FloatRange(min = .01f, max = .99f) Float> yes) {
        float[][] answers = yesAndNo(yes);
        ExponentiatedGradient weights = new ExponentiatedGradient(3);
        weights.learnClass(MEMBERS, answers, 1, .1);

        double[] logs = new double[3];
        for (int i = 0; i < 3; i++) {
            double slope = slope(z -> -StrictMath.log(dot(Softmax.of(z.clone()), answers, 1)), new double[3], i);
            logs[i] = firstStep(.1, slope);
        }
        assertArrayEquals(Softmax.of(logs), weights.weights(MEMBERS), 1e-6);
    }

    @Property(tries = 200)
    void numberWeightsFollowTheSlopeOfTheMixturesSquaredError(
            @ForAll @Size(3) List<@FloatRange(min = -2, max = 2) Float> numbers) {
        float[][] answers = {{numbers.get(0)}, {numbers.get(1)}, {numbers.get(2)}};
        double deviation = 1.7;
        ExponentiatedGradient weights = new ExponentiatedGradient(3);
        weights.learnNumber(MEMBERS, answers, .4, deviation, .1);

        double[] logs = new double[3];
        for (int i = 0; i < 3; i++) {
            double slope = slope(
                    z -> {
                        double error = (dot(Softmax.of(z.clone()), answers, 0) - .4) / deviation;
                        return error * error / 2;
                    },
                    new double[3],
                    i);
            logs[i] = firstStep(.1, slope);
        }
        assertArrayEquals(Softmax.of(logs), weights.weights(MEMBERS), 1e-6);
    }

    private static double dot(double[] weights, float[][] answers, int output) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] * answers[j][output];
        }
        return sum;
    }

    @Example
    void weightsAreSlowlyPulledToUniform() {
        ExponentiatedGradient weights = new ExponentiatedGradient(2);
        int[] both = {0, 1};
        for (int n = 0; n < 100; n++) {
            weights.learnNumber(both, new float[][] {{0}, {1}}, 0, 1, .01);
        }
        double before = logRatio(weights.weights(both));
        for (int n = 0; n < 1_000; n++) {
            weights.learnNumber(both, new float[][] {{1}, {1}}, 0, 1, .01); // they agree: no gradient
        }
        assertTrue(before > .5, "log ratio " + before);
        assertEquals(before * StrictMath.pow(1 - 1e-4, 1_000), logRatio(weights.weights(both)), 1e-9);
    }

    private static double logRatio(double[] weights) {
        return StrictMath.log(weights[0] / weights[1]);
    }

    @Example
    void oneWildErrorMovesNumberWeightsAsThreeDeviations() {
        ExponentiatedGradient calm = new ExponentiatedGradient(2);
        ExponentiatedGradient wild = new ExponentiatedGradient(2);
        float[][] answers = {{0}, {1}};
        calm.learnNumber(new int[] {0, 1}, answers, 3.5, 1, .1);
        wild.learnNumber(new int[] {0, 1}, answers, 1e9, 1, .1);
        assertArrayEquals(calm.weights(new int[] {0, 1}), wild.weights(new int[] {0, 1}));
    }

    @Property(tries = 200)
    void theClassStackFollowsTheSlopeOfItsCrossEntropy(
            @ForAll @Size(3) List<@FloatRange(min = .01f, max = .99f) Float> yes) {
        float[][] answers = yesAndNo(yes);
        ClassStack stack = new ClassStack(3, 2, .1);
        stack.learn(MEMBERS, answers, stack.inputsNow(), 1, 1, 1);

        double[] start = {0, 0, 0, 1};
        double[] learned = start.clone();
        for (int i = 0; i < 4; i++) {
            learned[i] += firstStep(.1, slope(parameters -> stackLoss(parameters, answers), start, i));
        }
        double spread = (learned[3] - learned[0] - learned[1] - learned[2]) / 3;
        double[] shares = {learned[0] + spread, learned[1] + spread, learned[2] + spread};
        assertArrayEquals(shares, stack.weights(MEMBERS), 1e-5);
    }

    /** Cross-entropy of class 1 under weights of three experts and theta. */
    private static double stackLoss(double[] parameters, float[][] answers) {
        double[] scores = new double[2];
        for (int k = 0; k < 2; k++) {
            double mean = 0;
            for (float[] answer : answers) {
                mean += StrictMath.log(answer[k]) / 3;
            }
            scores[k] = parameters[3] * mean;
            for (int j = 0; j < 3; j++) {
                scores[k] += parameters[j] * (StrictMath.log(answers[j][k]) - mean);
            }
        }
        return -StrictMath.log(Softmax.of(scores)[1]);
    }

    @Example
    void theNumberStackFindsTheWeights() {
        NumberStack stack = new NumberStack(3, .0005);
        assertTrue(lateSquaredError(stack, 0) < 1e-4);
        assertArrayEquals(new double[] {.9, .4, -.3}, stack.weights(MEMBERS), .01);
    }

    @Example
    void theNumberStackTakesAwayWhatAllExpertsMiss() {
        assertTrue(lateSquaredError(new NumberStack(3, .0005), .5) < .05 * .5 * .5);
    }

    private static double lateSquaredError(NumberStack stack, double offset) {
        double late = 0;
        for (int n = 0; n < 2_000; n++) {
            float[][] answers = new float[3][1];
            for (int e = 0; e < 3; e++) {
                answers[e][0] = (float) Hash.gaussian(Hash.mix(n, e));
            }
            double truth = .9 * answers[0][0] + .4 * answers[1][0] - .3 * answers[2][0] + offset;
            float[] inputs = stack.inputsNow();
            double error = stack.combine(MEMBERS, answers, inputs)[0] - truth;
            late += n >= 1_500 ? error * error / 500 : 0;
            stack.learn(MEMBERS, answers, inputs, truth, 1, 1);
        }
        return late;
    }

    @Example
    void theNumberStackCarriesResidualsForward() {
        NumberStack stack = new NumberStack(2, .0005);
        double drift = 0;
        double plain = 0;
        double corrected = 0;
        for (int n = 0; n < 4_000; n++) {
            drift = .95 * drift + .3 * Hash.gaussian(Hash.mix(n, 1));
            float[][] answers = {{1}, {-1}};
            float[] inputs = stack.inputsNow();
            double error = stack.combine(new int[] {0, 1}, answers, inputs)[0] - drift;
            if (n >= 1_000) {
                corrected += error * error;
                plain += drift * drift;
            }
            stack.learn(new int[] {0, 1}, answers, inputs, drift, 1, 1);
        }
        assertTrue(corrected < .2 * plain, corrected + " against " + plain);
    }

    @Example
    void theNumberStackForgetsLessOfOldLabels() {
        double trusting = weightAfterChange(1);
        double wary = weightAfterChange(.01);
        assertEquals(0, trusting, .02, "the new truth");
        assertEquals(.5, wary, .1, "half way, as if nothing were forgotten");
    }

    /** The weight of an expert that told the truth for 1000 lessons, and for 1000 no longer. */
    private static double weightAfterChange(double trust) {
        NumberStack stack = new NumberStack(2, .01);
        for (int n = 0; n < 2_000; n++) {
            float[][] answers = {{(float) Hash.gaussian(Hash.mix(n, 1))}, {(float) Hash.gaussian(Hash.mix(n, 2))}};
            stack.learn(
                    new int[] {0, 1}, answers, stack.inputsNow(), n < 1_000 ? answers[0][0] : answers[1][0], 10, trust);
        }
        return stack.weights(new int[] {0, 1})[0];
    }

    @Example
    void theNumberStackSurvivesLessonsThatTeachNothing() {
        NumberStack stack = new NumberStack(2, .01);
        float[][] equal = {{0}, {0}};
        for (int n = 0; n < 50_000; n++) {
            stack.learn(new int[] {0, 1}, equal, stack.inputsNow(), 0, 1, 1);
        }
        float[][] answers = {{1}, {-1}};
        assertArrayEquals(new float[] {0}, stack.combine(new int[] {0, 1}, answers, stack.inputsNow()), 1e-6f);
        for (int n = 0; n < 1_000; n++) {
            stack.learn(new int[] {0, 1}, answers, stack.inputsNow(), 1, 1, 1);
        }
        assertEquals(1, stack.combine(new int[] {0, 1}, answers, stack.inputsNow())[0], .05f);
    }

    @Example
    void lessonsThatTeachNothingDoNotMakeTheNumberStackCredulous() {
        NumberStack stack = new NumberStack(2, .01);
        for (int n = 0; n < 50_000; n++) {
            stack.learn(new int[] {0, 1}, new float[][] {{0}, {0}}, stack.inputsNow(), 0, 1, 1);
        }
        stack.learn(new int[] {0, 1}, new float[][] {{1e-4f}, {-1e-4f}}, stack.inputsNow(), 1, 1, 1);
        for (double weight : stack.weights(new int[] {0, 1})) {
            assertEquals(.5, weight, 100, "one faint hint is not believed whole");
        }
    }

    @Example
    void oneWildErrorMovesTheNumberStackAsFiveDeviations() {
        float[][] answers = {{1}, {-1}};
        NumberStack calm = new NumberStack(2, .0005);
        NumberStack wild = new NumberStack(2, .0005);
        calm.learn(new int[] {0, 1}, answers, calm.inputsNow(), 10, 2, 1);
        wild.learn(new int[] {0, 1}, answers, wild.inputsNow(), 1e9, 2, 1);
        assertArrayEquals(calm.weights(new int[] {0, 1}), wild.weights(new int[] {0, 1}));
        assertTrue(calm.weights(new int[] {0, 1})[0] > 1);
    }

    @Example
    void theErrorScaleIsTheRunningVarianceAndNoOutlierWrecksIt() {
        ErrorScale scale = new ErrorScale();
        for (int n = 0; n < 5_000; n++) {
            scale.learn(2 * Hash.gaussian(n));
        }
        assertEquals(4, scale.variance(), .8);
        assertEquals(Math.sqrt(scale.variance()), scale.deviation(), 1e-12);
        double before = scale.variance();
        scale.learn(1e12);
        assertTrue(scale.variance() < 1.05 * before, before + " became " + scale.variance());
        for (int n = 0; n < 50_000; n++) {
            scale.learn(0);
        }
        assertTrue(scale.variance() > 0, "never zero");
    }

    @Example
    void lossesAreCapped() {
        assertEquals(-StrictMath.log(.25), Losses.log(new float[] {.75f, .25f}, 1), 1e-12);
        assertEquals(StrictMath.log(1000), Losses.log(new float[] {1, 0}, 1), 1e-12);
        assertEquals(.5, Losses.squared(3, 1, 4), 1e-9);
        assertEquals(9, Losses.squared(1000, 0, 1));
        assertEquals(-3, Losses.clip(-10, 3));
    }
}
