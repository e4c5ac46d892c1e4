package moestro.mixture.route;

import moestro.mixture.kernel.Kernels;

/** The experts with the best scores. */
public final class Best {
    private Best() {}

    /** The k best scores, best first; the lowest index of equals, and nobody whose score is minus infinity. */
    public static int[] of(float[] scores, int k) {
        int count = Math.min(k, awake(scores));
        int[] chosen = new int[count];
        Kernels.get().topK(scores, scores.length, count, new float[count], chosen);
        return chosen;
    }

    /** How many scores are above minus infinity. */
    static int awake(float[] scores) {
        int awake = 0;
        for (float score : scores) {
            awake += score > Float.NEGATIVE_INFINITY ? 1 : 0;
        }
        return awake;
    }
}
