package moestro.experts.smile;

import moestro.mixture.state.StateWriter;

/** What a fit found, in arrays. Immutable. */
sealed interface FittedModel permits TreeAverage, TreeVote, BoostedNumber, BoostedClasses, LinearModel {

    /**
     * Answers one row.
     *
     * @param row as the expert's {@link RowView} gives it
     * @param scores written whole: one number, or a probability for each class
     */
    void predict(float[] row, double[] scores);

    /** Writes sections that the {@link Fitter} reads. */
    void write(StateWriter out);
}
