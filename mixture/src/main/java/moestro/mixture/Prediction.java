package moestro.mixture;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer that explains itself.
 *
 * @param id the event's id
 * @param output class probabilities, or one number in the label's unit
 * @param spread how far the number may be off, in the label's unit; null for classes, and if no expert answered
 * @param routes the experts it rests on, best first
 * @param degraded what went wrong, one sentence for each expert that failed or rests; empty if nothing did
 * @param resting indices of all experts that could not be asked because they rest, though awake
 * @param pending what the label will need
 */
@SuppressWarnings("ArrayRecordComponent") // one per event on the hot path
public record Prediction(
        String id,
        float[] output,
        Spread spread,
        List<Route> routes,
        List<String> degraded,
        int[] resting,
        Pending pending) {

    /** The same with one more reason why it is not what it might be. */
    public Prediction degraded(String reason) {
        List<String> reasons = new ArrayList<>(degraded);
        reasons.add(reason);
        return new Prediction(id, output, spread, routes, reasons, resting, pending);
    }

    /**
     * One expert asked, and its weight.
     *
     * @param expert its index in the panel
     * @param weight its share in the output
     * @param logit its selection score
     * @param output its own answer, in the form of the prediction's
     */
    @SuppressWarnings("ArrayRecordComponent") // one per event on the hot path
    public record Route(int expert, float weight, float logit, float[] output) {}
}
