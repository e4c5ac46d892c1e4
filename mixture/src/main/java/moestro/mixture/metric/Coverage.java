package moestro.mixture.metric;

/** How often the truth lies in predicted intervals that should hold it with a given probability. */
public final class Coverage {
    private final double nominal;
    private long count;
    private long inside;
    private double width;
    private double score;

    /**
     * An empty score.
     *
     * @param nominal the probability that an interval should have, in (0, 1)
     */
    public Coverage(double nominal) {
        if (!(nominal > 0 && nominal < 1)) {
            throw new IllegalArgumentException("a nominal coverage must be between 0 and 1, not " + nominal);
        }
        this.nominal = nominal;
    }

    /** Scores one interval, bounds included. */
    public void add(double lower, double upper, double truth) {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("an interval from " + lower + " to " + upper);
        }
        count++;
        inside += truth >= lower && truth <= upper ? 1 : 0;
        width += upper - lower;
        double outside = Math.max(0, Math.max(lower - truth, truth - upper));
        score += upper - lower + 2 / (1 - nominal) * outside;
    }

    /** The probability that intervals should have. */
    public double nominal() {
        return nominal;
    }

    /** How many intervals were scored. */
    public long count() {
        return count;
    }

    /** The share of truths inside. */
    public double share() {
        return count == 0 ? Double.NaN : (double) inside / count;
    }

    /** The mean width of an interval, in the label's unit. */
    public double meanWidth() {
        return count == 0 ? Double.NaN : width / count;
    }

    /**
     * The mean interval score, smaller is better: the width, and 2 / (1 - nominal) for each unit by which the truth is
     * missed. Proper for central intervals (Gneiting, Raftery, <em>Strictly proper scoring rules</em>, 2007, section 6.2).
     */
    public double intervalScore() {
        return count == 0 ? Double.NaN : score / count;
    }
}
