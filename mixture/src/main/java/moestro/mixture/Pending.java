package moestro.mixture;

/**
 * What a label will need to become a {@link Lesson}. Owns its arrays.
 *
 * @param id the event's id
 * @param row its features
 * @param standardized its numbers, standardized at the prediction, float[layout.numbers()]
 * @param history the label history at the prediction, float[layout.history()]
 * @param asked indices of the experts asked, those routed first
 * @param routed how many of them the prediction rests on; the others were shadow-scored
 * @param explored the index of an expert asked for exploration, or -1
 * @param scores for each asked expert its selection score
 * @param propensities for each asked expert, how probable it was that it would be asked
 * @param answers for each asked expert its answer, float[outputs]; null if it failed
 * @param combined the answer of each combiner, float[combiners][outputs]
 * @param output the answer of the mixture, float[outputs]
 * @param stackInputs the autoregressive inputs of the regression stack, float[3]; empty for classes
 * @param lessonsSeen how many lessons the gate had folded
 */
@SuppressWarnings("ArrayRecordComponent") // one per event on the hot path: lists would box every number
public record Pending(
        String id,
        Row row,
        float[] standardized,
        float[] history,
        int[] asked,
        int routed,
        int explored,
        float[] scores,
        float[] propensities,
        float[][] answers,
        float[][] combined,
        float[] output,
        float[] stackInputs,
        long lessonsSeen) {

    /** The same with other answers. */
    public Pending withAnswers(float[][] others) {
        return new Pending(
                id,
                row,
                standardized,
                history,
                asked,
                routed,
                explored,
                scores,
                propensities,
                others,
                combined,
                output,
                stackInputs,
                lessonsSeen);
    }
}
