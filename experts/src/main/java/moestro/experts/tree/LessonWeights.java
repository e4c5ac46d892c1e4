package moestro.experts.tree;

import moestro.mixture.Hash;

/**
 * How often a tree learns a lesson: once, or a Poisson number, which makes the trees of a forest differ as in online
 * bagging (Oza and Russell 2001). The draws are those of {@link Hash#poisson}, from a table.
 */
final class LessonWeights {
    private static final int MOST = 100;

    private final double[] cumulative;

    private LessonWeights(double[] cumulative) {
        this.cumulative = cumulative;
    }

    /** Every lesson once. */
    static LessonWeights once() {
        return new LessonWeights(null);
    }

    /** Poisson numbers with a mean below 30. */
    static LessonWeights poisson(double mean) {
        double[] cumulative = new double[MOST];
        double p = StrictMath.exp(-mean);
        double sum = p;
        for (int k = 0; k < MOST; k++) {
            cumulative[k] = sum;
            p *= mean / (k + 1);
            sum += p;
        }
        return new LessonWeights(cumulative);
    }

    /** The weight that belongs to a hash. */
    int of(long hash) {
        if (cumulative == null) {
            return 1;
        }
        double u = Hash.uniform(Hash.mix(hash, 3));
        int k = 0;
        while (k < MOST && u >= cumulative[k]) {
            k++;
        }
        return k;
    }
}
