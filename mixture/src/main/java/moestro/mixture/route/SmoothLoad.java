package moestro.mixture.route;

import moestro.mixture.kernel.Normal;

/**
 * For each expert the chance to be chosen if its own noise were drawn again and everybody else's were not: {@code
 * Phi((z_i - kth_excluding(H, k, i)) / deviation_i)} (Shazeer et al. 2017, appendix A).
 */
public final class SmoothLoad {
    private SmoothLoad() {}

    /**
     * Computes them.
     *
     * @param clean logits without noise, float[experts]
     * @param noisy the same with noise
     * @param deviations of the noise, float[experts], above 0
     * @return double[experts]; 0 for an expert whose logit is minus infinity
     */
    public static double[] of(float[] clean, float[] noisy, float[] deviations, int k) {
        double[] load = new double[clean.length];
        for (int e = 0; e < load.length; e++) {
            if (clean[e] > Float.NEGATIVE_INFINITY) {
                load[e] = Normal.cumulative((clean[e] - (double) kthExcluding(noisy, k, e)) / deviations[e]);
            }
        }
        return load;
    }

    /** The k-th largest of the values without the one at an index; minus infinity if there are fewer. */
    static float kthExcluding(float[] values, int k, int without) {
        float[] others = values.clone();
        others[without] = Float.NEGATIVE_INFINITY;
        int[] best = LinearRouter.best(others, k);
        return best.length < k ? Float.NEGATIVE_INFINITY : others[best[k - 1]];
    }
}
