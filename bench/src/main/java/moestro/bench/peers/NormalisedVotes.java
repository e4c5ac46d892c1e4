package moestro.bench.peers;

/**
 * Votes divided by their sum. MOA's votes may be fewer than the classes, for those that a learner has not met; what is
 * missing, negative or not finite counts as no vote, and no vote at all as one for each class.
 */
final class NormalisedVotes implements MoaOutput {
    private final int classes;

    NormalisedVotes(int classes) {
        this.classes = classes;
    }

    @Override
    public float[] of(double[] votes) {
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += vote(votes, k);
        }
        float[] probabilities = new float[classes];
        for (int k = 0; k < classes; k++) {
            probabilities[k] = (float) (sum > 0 ? vote(votes, k) / sum : 1.0 / classes);
        }
        return probabilities;
    }

    private static double vote(double[] votes, int k) {
        return k < votes.length && Double.isFinite(votes[k]) ? Math.max(0, votes[k]) : 0;
    }

    @Override
    public void learned(double label) {
        // votes need no scale
    }
}
