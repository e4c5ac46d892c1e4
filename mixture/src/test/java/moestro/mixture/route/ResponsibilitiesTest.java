package moestro.mixture.route;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

/** Who produced the label, and the gate's gradients: golden numbers, and the slopes of the losses themselves. */
final class ResponsibilitiesTest {
    private static final double EXACT = 1e-9;
    private static final double[] LOGITS = {.2, -.1, .5};
    private static final double[] MEANS = {1, 2, 4};
    private static final double[] DEVIATIONS = {1, .5, 2};
    private static final double LABEL = 1.5;

    private static double[] likelihoods(double[] deviations) {
        double[] logs = new double[3];
        for (int i = 0; i < 3; i++) {
            logs[i] = Responsibilities.gaussian(LABEL, MEANS[i], deviations[i]);
        }
        return logs;
    }

    private static double negativeLogLikelihood(double[] logits, double[] likelihoods) {
        double[] prior = Responsibilities.prior(logits);
        double sum = 0;
        for (int i = 0; i < prior.length; i++) {
            sum += prior[i] * StrictMath.exp(likelihoods[i]);
        }
        return -StrictMath.log(sum);
    }

    private static double[] squaredErrors() {
        return Arrays.stream(MEANS).map(mean -> (mean - LABEL) * (mean - LABEL)).toArray();
    }

    @Example
    void theGoldenPosterior() {
        double[] expected = {.422214993331, .429946949463, .147838057206};
        assertArrayEquals(expected, Responsibilities.posterior(LOGITS, likelihoods(DEVIATIONS)), EXACT);
        assertEquals(1.310088071303, negativeLogLikelihood(LOGITS, likelihoods(DEVIATIONS)), EXACT);
    }

    @Example
    void theGoldenPosteriorOfEqualDeviations() {
        double[] expected = {.553090084779, .409739212482, .037170702739};
        assertArrayEquals(expected, Responsibilities.posterior(LOGITS, likelihoods(new double[] {1, 1, 1})), EXACT);
    }

    @Example
    void theGoldenGradients() {
        assertArrayEquals(
                new double[] {-.098661289448, -.190252470257, .288913759705},
                Responsibilities.likelihoodGradient(LOGITS, likelihoods(DEVIATIONS)),
                EXACT);
        assertArrayEquals(
                new double[] {-1.053083065922, -.276808719829, 1.329891785751},
                Responsibilities.cooperativeGradient(LOGITS, MEANS, LABEL),
                EXACT);
        assertArrayEquals(
                new double[] {-.847876008236, -.628121995760, 1.475998004015},
                Responsibilities.competitiveGradient(LOGITS, squaredErrors()),
                EXACT);
    }

    @Property(tries = 200)
    void everyGradientIsTheSlopeOfItsLoss(
            @ForAll @Size(3) List<@DoubleRange(min = -3, max = 3) Double> list,
            @ForAll @DoubleRange(min = -4, max = 4) double label) {
        double[] logits = list.stream().mapToDouble(z -> z).toArray();
        double[] likelihoods = new double[3];
        double[] losses = new double[3];
        for (int i = 0; i < 3; i++) {
            likelihoods[i] = Responsibilities.gaussian(label, MEANS[i], DEVIATIONS[i]);
            losses[i] = (MEANS[i] - label) * (MEANS[i] - label);
        }
        assertSlope(
                logits,
                z -> negativeLogLikelihood(z, likelihoods),
                Responsibilities.likelihoodGradient(logits, likelihoods));
        assertSlope(
                logits,
                z -> {
                    double error = dot(Responsibilities.prior(z), MEANS) - label;
                    return error * error;
                },
                Responsibilities.cooperativeGradient(logits, MEANS, label));
        assertSlope(
                logits,
                z -> dot(Responsibilities.prior(z), losses),
                Responsibilities.competitiveGradient(logits, losses));
    }

    private static void assertSlope(double[] logits, ToDoubleFunction<double[]> loss, double[] gradient) {
        double step = 1e-5;
        for (int i = 0; i < logits.length; i++) {
            double[] more = logits.clone();
            double[] less = logits.clone();
            more[i] += step;
            less[i] -= step;
            double slope = (loss.applyAsDouble(more) - loss.applyAsDouble(less)) / (2 * step);
            assertEquals(slope, gradient[i], 1e-6 * (1 + Math.abs(slope)));
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Example
    void argumentsAreNotWritten() {
        double[] logits = LOGITS.clone();
        double[] likelihoods = likelihoods(DEVIATIONS);
        double[] before = likelihoods.clone();
        Responsibilities.likelihoodGradient(logits, likelihoods);
        Responsibilities.cooperativeGradient(logits, likelihoods, LABEL);
        Responsibilities.competitiveGradient(logits, likelihoods);
        assertArrayEquals(LOGITS, logits);
        assertArrayEquals(before, likelihoods);
    }

    @Example
    void unlikelyLabelsStillHaveAPosterior() {
        double[] h = Responsibilities.posterior(LOGITS, new double[] {-5000, -4000, -6000});
        assertArrayEquals(new double[] {0, 1, 0}, h, EXACT);
    }
}
