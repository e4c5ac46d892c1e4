package moestro.mixture.gate;

import moestro.mixture.kernel.Normal;

/**
 * A mixture of Gaussians around the experts' answers (Jacobs et al. 1991; Bishop 1994).
 *
 * @param weights double[n], none negative, sum 1
 * @param means double[n]
 * @param deviations double[n], above 0
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one merge
public record MixtureDensity(double[] weights, double[] means, double[] deviations) {

    /** {@code sum w mu}. */
    public double mean() {
        double mean = 0;
        for (int i = 0; i < weights.length; i++) {
            mean += weights[i] * means[i];
        }
        return mean;
    }

    /** {@code sum w (sigma^2 + (mu - centre)^2)}: the variance, if the centre is the mean. */
    public double varianceAround(double centre) {
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            double off = means[i] - centre;
            variance += weights[i] * (deviations[i] * deviations[i] + off * off);
        }
        return variance;
    }

    /** Continuous ranked probability score of a label: smaller is better (Grimit et al. 2006, equation 5). */
    public double crps(double label) {
        double score = 0;
        for (int i = 0; i < weights.length; i++) {
            score += weights[i] * absolute(label - means[i], deviations[i]);
            for (int j = 0; j < weights.length; j++) {
                double both = StrictMath.sqrt(deviations[i] * deviations[i] + deviations[j] * deviations[j]);
                score -= .5 * weights[i] * weights[j] * absolute(means[i] - means[j], both);
            }
        }
        return score;
    }

    /** The mean of |X| for X normal with this mean and deviation. */
    private static double absolute(double mean, double deviation) {
        double z = mean / deviation;
        return mean * (2 * Normal.cumulative(z) - 1) + 2 * deviation * Normal.density(z);
    }
}
