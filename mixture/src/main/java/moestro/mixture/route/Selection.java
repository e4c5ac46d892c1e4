package moestro.mixture.route;

/**
 * Whom the gate asks about one event.
 *
 * @param asked indices of the experts, those routed first, best first
 * @param routed how many of them the prediction rests on; the others are shadow-scored
 * @param explored the expert that was asked for exploration, or -1
 * @param scores the selection score of each asked expert
 * @param propensities for each asked expert, how probable it was that it would be asked
 * @param logits the context gate's logit of every expert, float[experts]
 */
@SuppressWarnings("ArrayRecordComponent") // one per event on the hot path
public record Selection(int[] asked, int routed, int explored, float[] scores, float[] propensities, float[] logits) {}
