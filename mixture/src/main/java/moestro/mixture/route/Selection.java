package moestro.mixture.route;

import java.util.Arrays;

/**
 * Whom the gate asks about one event.
 *
 * @param asked indices of the experts, those routed first, best first
 * @param routed how many of them the prediction rests on; the others are shadow-scored
 * @param explored the expert that was asked for exploration, or -1
 * @param scores the selection score of each asked expert
 * @param propensities for each asked expert, how probable it was that it would be asked
 * @param logits the router's logit of every expert, float[experts]
 * @param passedOver experts that would have been among them, had they not been at their capacity
 */
@SuppressWarnings("ArrayRecordComponent") // one per event on the hot path
public record Selection(
        int[] asked, int routed, int explored, float[] scores, float[] propensities, float[] logits, int[] passedOver) {
    private static final int[] NOBODY = {};

    /** A selection that passed over nobody. */
    public Selection(int[] asked, int routed, int explored, float[] scores, float[] propensities, float[] logits) {
        this(asked, routed, explored, scores, propensities, logits, NOBODY);
    }

    /** The same, with those that it passed over. */
    public Selection passingOver(int[] experts) {
        return new Selection(asked, routed, explored, scores, propensities, logits, experts);
    }

    /**
     * The same with more experts that are shadow-scored.
     *
     * @param experts that are not among the asked
     * @param all the selection score of every expert
     * @param propensity how probable it was for each of them that it would be asked
     */
    public Selection withShadows(int[] experts, float[] all, float propensity) {
        int before = asked.length;
        int[] more = Arrays.copyOf(asked, before + experts.length);
        float[] moreScores = Arrays.copyOf(scores, more.length);
        float[] morePropensities = Arrays.copyOf(propensities, more.length);
        for (int j = 0; j < experts.length; j++) {
            more[before + j] = experts[j];
            moreScores[before + j] = all[experts[j]];
            morePropensities[before + j] = propensity;
        }
        return new Selection(more, routed, explored, moreScores, morePropensities, logits, passedOver);
    }
}
