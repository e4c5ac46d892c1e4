package moestro.mixture.route;

/**
 * What one label says about the experts that answered.
 *
 * @param members indices of those experts
 * @param logLikelihoods for each of them ln p(label), double[members]
 * @param logits of every expert for this event as the router now sees it, float[experts]
 * @param scores of every expert as it would be chosen by before this label, float[experts]
 * @param penalty gradient of the balancer's loss on the logit of every expert, double[experts]; null if it has none
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one lesson
public record Evidence(int[] members, double[] logLikelihoods, float[] logits, float[] scores, double[] penalty) {

    /** The logits of the experts that answered, double[members]. */
    public double[] ownLogits() {
        double[] own = new double[members.length];
        for (int j = 0; j < own.length; j++) {
            own[j] = logits[members[j]];
        }
        return own;
    }

    /**
     * Gradient on the logits of all experts, double[experts]: that of the members, 0 for the others, plus the penalty.
     *
     * @param gradient on the logits of the members
     */
    public double[] spread(double[] gradient) {
        double[] all = penalty == null ? new double[logits.length] : penalty.clone();
        for (int j = 0; j < members.length; j++) {
            all[members[j]] += gradient[j];
        }
        return all;
    }
}
