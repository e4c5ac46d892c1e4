package moestro.mixture.gate;

import java.util.Arrays;
import moestro.mixture.Spread;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * How far the mixture's number may be off: the deviation of a mixture density whose components are as wide as each
 * expert's own running error, and tracked quantiles of the error in units of that deviation.
 */
final class Uncertainty {
    private final ErrorScale[] own;
    private final QuantileTracker tracker = new QuantileTracker();

    Uncertainty(int experts) {
        own = new ErrorScale[experts];
        Arrays.setAll(own, e -> new ErrorScale());
    }

    /**
     * The spread around the mixture's answer.
     *
     * @param shares of the members in it; the stack's may be negative, and count as 0 here
     */
    Spread around(double output, int[] members, float[][] answers, double[] shares) {
        double deviation = deviation(output, members, answers, shares);
        double[] standardized = tracker.quantiles();
        float[] quantiles = new float[standardized.length];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = (float) (output + standardized[i] * deviation);
        }
        return new Spread((float) deviation, quantiles);
    }

    private double deviation(double output, int[] members, float[][] answers, double[] shares) {
        double[] weights = new double[members.length];
        double[] means = new double[members.length];
        double[] deviations = new double[members.length];
        double sum = 0;
        for (int j = 0; j < members.length; j++) {
            weights[j] = Math.max(0, shares[j]) + 1e-9;
            means[j] = answers[j][0];
            deviations[j] = own[members[j]].deviation();
            sum += weights[j];
        }
        for (int j = 0; j < weights.length; j++) {
            weights[j] /= sum;
        }
        return StrictMath.sqrt(new MixtureDensity(weights, means, deviations).varianceAround(output));
    }

    /**
     * Folds one label: the error of the mixture in units of the deviation that would be stated for the same answers
     * now, then the experts' own errors.
     *
     * @param output what the mixture answered
     * @param routed those it rests on
     * @param shares of the routed
     * @param asked all that answered
     */
    void learn(double output, double truth, Voices routed, double[] shares, Voices asked) {
        tracker.learn((truth - output) / deviation(output, routed.members(), routed.answers(), shares));
        for (int j = 0; j < asked.members().length; j++) {
            own[asked.members()[j]].learn(asked.answers()[j][0] - truth);
        }
    }

    /** An expert is another one, of unknown error. */
    void renew(int expert) {
        own[expert] = new ErrorScale();
    }

    void write(StateWriter out) {
        for (ErrorScale scale : own) {
            scale.write(out);
        }
        tracker.write(out);
    }

    void read(StateReader in) {
        for (ErrorScale scale : own) {
            scale.read(in);
        }
        tracker.read(in);
    }
}
