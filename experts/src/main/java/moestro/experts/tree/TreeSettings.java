package moestro.experts.tree;

/**
 * When and how far a tree grows.
 *
 * @param features how many features an event has
 * @param candidates how many of them, drawn anew for each leaf, a leaf may split on
 * @param grace weight of lessons between two attempts of a leaf to split
 * @param delta probability that a split is not the best one
 * @param tau below this Hoeffding bound two candidates count as equal, and the better one is taken
 * @param depth a leaf this deep stays a leaf
 * @param leaves a tree with this many leaves stays as it is
 */
record TreeSettings(int features, int candidates, int grace, double delta, double tau, int depth, int leaves) {

    /** Histogram statistics, and again weights, that the leaves of one tree hold together at most: 8 MiB each. */
    static final int MOST_FLOATS = 1 << 21;

    /** What {@code sqrt(ln(1/delta) / 2n)} is after n lessons (Hoeffding 1963), for a variable of the given range. */
    double bound(double range, double lessons) {
        return range * Math.sqrt(-StrictMath.log(delta) / (2 * lessons));
    }

    /** The same settings with no more leaves than {@link #MOST_FLOATS} statistics allow. */
    TreeSettings within(int statisticsPerBin) {
        int perLeaf = Math.multiplyExact(candidates * GrowingHistograms.BINS, statisticsPerBin);
        return withLeaves(MOST_FLOATS / perLeaf);
    }

    /** The same settings with no more leaves than {@link #MOST_FLOATS} weights allow, if each has that many. */
    TreeSettings withLinearLeaves(int weightsPerLeaf) {
        return withLeaves(MOST_FLOATS / weightsPerLeaf);
    }

    private TreeSettings withLeaves(int most) {
        return new TreeSettings(features, candidates, grace, delta, tau, depth, Math.clamp(most, 1, leaves));
    }
}
