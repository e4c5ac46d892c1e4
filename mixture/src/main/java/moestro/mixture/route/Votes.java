package moestro.mixture.route;

import moestro.mixture.kernel.Exponential;

/**
 * Votes of one expert's rows (attention routing): {@code A = softmax(Q K^T / sqrt(d))} over the columns, and the vote
 * for a row j is {@code sum_i A_ij}.
 */
final class Votes {
    private Votes() {}

    /** {@code exp(q k / sqrt(d))}. */
    static float affinity(float[] queries, int query, float[] keys, int key, int width) {
        float sum = 0;
        for (int i = 0; i < width; i++) {
            sum += queries[query * width + i] * keys[key * width + i];
        }
        return Exponential.of(sum / StrictMath.sqrt(width));
    }

    /**
     * Over a batch: the published form.
     *
     * @param queries float[rows * width]
     * @param keys float[rows * width]
     * @return float[rows], which sum to their number
     */
    static float[] of(float[] queries, float[] keys, int width) {
        int rows = queries.length / width;
        float[] votes = new float[rows];
        for (int i = 0; i < rows; i++) {
            float[] affinities = new float[rows];
            float sum = 0;
            for (int j = 0; j < rows; j++) {
                affinities[j] = affinity(queries, i, keys, j, width);
                sum += affinities[j];
            }
            for (int j = 0; j < rows; j++) {
                votes[j] += affinities[j] / sum;
            }
        }
        return votes;
    }
}
