package moestro.experts.smile;

import moestro.mixture.Parameters;

/**
 * The size of a boosted ensemble.
 *
 * @param trees how many (for three or more classes, of each)
 * @param tree the size of each
 * @param shrinkage by which each tree's output is multiplied
 * @param subsample share of the rows, drawn without replacement, that a tree is fitted to
 */
record BoostShape(int trees, TreeShape tree, double shrinkage, double subsample) {

    /** Reads {@code trees}, {@code shrinkage}, {@code subsample} and what {@link TreeShape#from} reads. */
    static BoostShape from(Parameters parameters) {
        TreeShape tree = TreeShape.from(parameters, 6, 16, 5);
        if (tree.maxNodes() == 0) {
            throw new IllegalArgumentException("parameter 'max-nodes' is 0.0; boosted trees need at least 2");
        }
        return new BoostShape(
                parameters.whole("trees", 50, 1, 1000),
                tree,
                parameters.number("shrinkage", .15, .001, 1),
                parameters.number("subsample", .7, .05, 1));
    }
}
