package moestro.app.dashboard;

/** Losses of one voice, summed up. */
final class Tally {
    private long count;
    private double loss;
    private long hits;

    void add(double oneLoss, boolean hit) {
        count++;
        loss += oneLoss;
        hits += hit ? 1 : 0;
    }

    void add(Tally other) {
        count += other.count;
        loss += other.loss;
        hits += other.hits;
    }

    long count() {
        return count;
    }

    /** The sum of the losses. */
    double loss() {
        return loss;
    }

    /** Root mean squared error, or mean log loss; NaN if nothing was scored. */
    double error(boolean classes) {
        double mean = loss / count;
        return count == 0 ? Double.NaN : classes ? mean : Math.sqrt(mean);
    }

    /** Share of hits; NaN if nothing was scored. */
    double accuracy() {
        return count == 0 ? Double.NaN : (double) hits / count;
    }
}
