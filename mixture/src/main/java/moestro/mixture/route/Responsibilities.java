package moestro.mixture.route;

import moestro.mixture.kernel.Softmax;

/**
 * How a gate learns over experts that have no derivatives (Jacobs, Jordan, Nowlan, Hinton 1991; Jordan and Jacobs
 * 1994): the posterior share of each expert in having produced the label, and the gradients of three losses on the
 * gate's logits.
 */
public final class Responsibilities {
    private Responsibilities() {}

    /**
     * {@code h_i = g_i p_i(y) / sum_j g_j p_j(y)} from logits and log likelihoods, where {@code g = softmax(z)}.
     *
     * @param logits double[n], z
     * @param logLikelihoods double[n], ln p_i(y)
     */
    public static double[] posterior(double[] logits, double[] logLikelihoods) {
        double[] h = new double[logits.length];
        for (int i = 0; i < h.length; i++) {
            h[i] = logits[i] + logLikelihoods[i];
        }
        return Softmax.of(h);
    }

    /** The gate's own shares, {@code g = softmax(z)}. */
    public static double[] prior(double[] logits) {
        return Softmax.of(logits.clone());
    }

    /** Log density of a label under a Gaussian around an expert's answer. */
    public static double gaussian(double y, double mean, double deviation) {
        double e = (y - mean) / deviation;
        return -.5 * e * e - StrictMath.log(deviation) - .5 * StrictMath.log(2 * StrictMath.PI);
    }

    /** Gradient of the negative log likelihood on the logits: {@code g - h}. */
    public static double[] likelihoodGradient(double[] logits, double[] logLikelihoods) {
        double[] gradient = prior(logits);
        double[] h = posterior(logits, logLikelihoods);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] -= h[i];
        }
        return gradient;
    }

    /** Gradient of the squared error of the mean: {@code 2 (yhat - y) g_i (mu_i - yhat)}. */
    public static double[] cooperativeGradient(double[] logits, double[] answers, double y) {
        double[] gradient = prior(logits);
        double mean = dot(gradient, answers);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= 2 * (mean - y) * (answers[i] - mean);
        }
        return gradient;
    }

    /** Gradient of the mean of the losses: {@code g_i (l_i - sum_j g_j l_j)}. */
    public static double[] competitiveGradient(double[] logits, double[] losses) {
        double[] gradient = prior(logits);
        double mean = dot(gradient, losses);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= losses[i] - mean;
        }
        return gradient;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
