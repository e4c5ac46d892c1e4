package moestro.mixture.route;

import moestro.mixture.kernel.Normal;

/**
 * For each expert the chance to be chosen if its own noise were drawn again and everybody else's were not: {@code
 * Phi((z_i - kth_excluding(H, k, i)) / deviation_i)} (Shazeer et al. 2017, appendix A).
 *
 * @param chances double[experts]; 0 for an expert whose logit is minus infinity, 1 where nobody competes
 * @param rivals for each expert who holds the place it competes for: the k-th best of the others, or -1
 * @param distances for each expert {@code (z_i - kth) / deviation_i}, double[experts]
 * @param deviations of the noise, float[experts]
 * @param noisy logits with noise, float[experts]
 * @param clean logits without noise, float[experts]
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one record
record SmoothLoad(
        double[] chances, int[] rivals, double[] distances, float[] deviations, float[] noisy, float[] clean) {

    /**
     * Computes the chances.
     *
     * @param clean logits without noise, float[experts]
     * @param noisy the same with noise
     * @param deviations of the noise, float[experts], above 0
     */
    static SmoothLoad of(float[] clean, float[] noisy, float[] deviations, int k) {
        SmoothLoad load = new SmoothLoad(
                new double[clean.length], new int[clean.length], new double[clean.length], deviations, noisy, clean);
        // The k-th best without i: of the k + 1 best, the last one if i is among the first k, else the one before it.
        int[] best = Best.of(noisy, k + 1);
        for (int e = 0; e < clean.length; e++) {
            load.compute(e, rival(best, k, e));
        }
        return load;
    }

    private static int rival(int[] best, int k, int expert) {
        boolean within = false;
        for (int j = 0; j < Math.min(k, best.length); j++) {
            within |= best[j] == expert;
        }
        int place = within ? k : k - 1;
        return place < best.length ? best[place] : -1;
    }

    private void compute(int expert, int rival) {
        rivals[expert] = rival;
        if (clean[expert] > Float.NEGATIVE_INFINITY) {
            distances[expert] =
                    rival < 0 ? Double.POSITIVE_INFINITY : (clean[expert] - (double) noisy[rival]) / deviations[expert];
            chances[expert] = Normal.cumulative(distances[expert]);
        } else {
            distances[expert] = Double.NEGATIVE_INFINITY;
        }
    }

    /**
     * What a gradient on the chances is on the logits and on the deviations. The noise is {@code (H - z) / deviation},
     * and does not change.
     *
     * @param onChances double[experts]
     */
    Gradient gradient(double[] onChances) {
        double[] onLogits = new double[clean.length];
        double[] onDeviations = new double[clean.length];
        for (int e = 0; e < clean.length; e++) {
            if (Double.isInfinite(distances[e])) {
                continue;
            }
            int rival = rivals[e];
            double slope = onChances[e] * Normal.density(distances[e]) / deviations[e];
            onLogits[e] += slope;
            onDeviations[e] -= slope * distances[e];
            onLogits[rival] -= slope;
            onDeviations[rival] -= slope * (noisy[rival] - (double) clean[rival]) / deviations[rival];
        }
        return new Gradient(onLogits, onDeviations);
    }

    /**
     * A gradient.
     *
     * @param onLogits double[experts]
     * @param onDeviations double[experts]
     */
    record Gradient(double[] onLogits, double[] onDeviations) {}
}
