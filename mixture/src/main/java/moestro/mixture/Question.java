package moestro.mixture;

import java.util.List;
import moestro.mixture.route.Selection;

/**
 * An event on its way from the gate to the merge.
 *
 * @param id the event's id
 * @param row its features
 * @param standardized its numbers, standardized
 * @param history the label history when the gate saw it
 * @param selection whom the gate asks
 * @param resting whom it could not ask, though awake
 */
@SuppressWarnings("ArrayRecordComponent") // one per event on the hot path
public record Question(
        String id, Row row, float[] standardized, float[] history, Selection selection, List<Resting> resting) {

    /** A question that anyone awake may be asked. */
    public Question(String id, Row row, float[] standardized, float[] history, Selection selection) {
        this(id, row, standardized, history, selection, List.of());
    }
}
