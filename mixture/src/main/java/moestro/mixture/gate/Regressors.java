package moestro.mixture.gate;

/**
 * What a {@link NumberStack} regresses on, without the zeros: an expert that did not answer has none. Sums go in the
 * order of the places, so they are bit for bit those over all places: a sum that begins with +0 is never -0, and adding a
 * zero to it changes nothing.
 *
 * @param places ascending
 * @param values of these places
 */
@SuppressWarnings("ArrayRecordComponent") // two for every prediction and lesson: lists would box every number
record Regressors(int[] places, double[] values) {
    private static final int RESIDUALS = 3;
    private static final double BIAS = .1;

    /**
     * The experts by how much they differ from their mean, then three residuals, then the bias.
     *
     * @param members experts that answered, in any order; of one named twice the last answer counts
     * @param answers of each its number, float[members][1]
     * @param experts how many there are in all
     * @param residuals float[3]
     */
    static Regressors of(int[] members, float[][] answers, double mean, int experts, float[] residuals) {
        int count = members.length;
        int[] places = new int[count + RESIDUALS + 1];
        double[] values = new double[places.length];
        for (int j = 0; j < count; j++) {
            int at = j;
            for (; at > 0 && places[at - 1] > members[j]; at--) {
                places[at] = places[at - 1];
                values[at] = values[at - 1];
            }
            places[at] = members[j];
            values[at] = answers[j][0] - mean;
            if (at > 0 && places[at - 1] == members[j]) {
                values[at - 1] = 0;
            }
        }
        for (int i = 0; i < RESIDUALS; i++) {
            places[count + i] = experts + i;
            values[count + i] = residuals[i];
        }
        places[count + RESIDUALS] = experts + RESIDUALS;
        values[count + RESIDUALS] = BIAS;
        return new Regressors(places, values);
    }

    /** The product with a vector that has all places. */
    double dot(double[] dense) {
        return addDot(dense, 0);
    }

    /** The same, added up on top of something that is not -0. */
    double addDot(double[] dense, double sum) {
        double total = sum;
        for (int j = 0; j < places.length; j++) {
            total += dense[places[j]] * values[j];
        }
        return total;
    }
}
