package moestro.bench.peers;

import moestro.mixture.Task;

/** Makes of a learner's votes what our metrics score. */
sealed interface MoaOutput permits NormalisedVotes, ClippedNumber {

    static MoaOutput of(Task task) {
        return task.isClassification() ? new NormalisedVotes(task.outputs()) : new ClippedNumber();
    }

    /** Class probabilities, or one number. */
    float[] of(double[] votes);

    /** A label has been learned. */
    void learned(double label);
}
