package moestro.mixture.metric;

import java.util.Arrays;

/**
 * What a better gate could have gained: the mixture's mean loss against that of each record's best expert, of the best
 * fixed expert, and of the experts' uniform mean, over records of which every expert's answer is known.
 */
public final class Regret {
    private final double[] fixed;
    private long count;
    private double weights;
    private double mixture;
    private double uniform;
    private double oracle;

    /** No record yet, of so many experts. */
    public Regret(int experts) {
        fixed = new double[experts];
    }

    /**
     * Adds a record.
     *
     * @param mixtureLoss the mixture's loss
     * @param uniformLoss the loss of the uniform mean of the experts' answers
     * @param losses of every expert, double[experts]
     * @param propensity the chance with which this record's answers came to be known; its weight is the inverse
     */
    public void add(double mixtureLoss, double uniformLoss, double[] losses, double propensity) {
        if (!(propensity > 0 && propensity <= 1)) {
            throw new IllegalArgumentException("a propensity must be above 0 and at most 1, not " + propensity);
        }
        double weight = 1 / propensity;
        count++;
        weights += weight;
        mixture += weight * mixtureLoss;
        uniform += weight * uniformLoss;
        oracle += weight * Arrays.stream(losses).min().orElseThrow();
        for (int e = 0; e < fixed.length; e++) {
            fixed[e] += weight * losses[e];
        }
    }

    /** How many records were added. */
    public long count() {
        return count;
    }

    /** The mixture's mean loss. */
    public double mixture() {
        return mixture / weights;
    }

    /** The mean loss of the experts' uniform mean. */
    public double uniform() {
        return uniform / weights;
    }

    /** The mean loss of whichever expert is best for each record: no gate reaches it, a mean of answers may beat it. */
    public double oracle() {
        return oracle / weights;
    }

    /** The mean loss of one expert. */
    public double fixed(int expert) {
        return fixed[expert] / weights;
    }

    /** The expert of the least mean loss, the first of equals. */
    public int bestFixed() {
        int best = 0;
        for (int e = 1; e < fixed.length; e++) {
            if (fixed[e] < fixed[best]) {
                best = e;
            }
        }
        return best;
    }
}
