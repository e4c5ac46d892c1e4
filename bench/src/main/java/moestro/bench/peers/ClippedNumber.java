package moestro.bench.peers;

/**
 * A prediction brought into the range of the labels learned so far, because some of MOA's regressors leave it by orders
 * of magnitude. What is not a number becomes the mean of the labels; before the first label, whatever is finite passes.
 */
final class ClippedNumber implements MoaOutput {
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private double mean;
    private long count;

    @Override
    public float[] of(double[] votes) {
        double number = votes.length == 0 ? Double.NaN : votes[0];
        if (Double.isNaN(number)) {
            return new float[] {(float) mean};
        }
        if (count == 0) {
            return new float[] {Double.isFinite(number) ? (float) number : 0};
        }
        return new float[] {(float) Math.clamp(number, least, most)};
    }

    @Override
    public void learned(double label) {
        least = Math.min(least, label);
        most = Math.max(most, label);
        count++;
        mean += (label - mean) / count;
    }
}
