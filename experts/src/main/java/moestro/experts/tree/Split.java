package moestro.experts.tree;

/**
 * The best way to split a leaf.
 *
 * @param histogram which of the leaf's histograms
 * @param bin the last bin that goes left
 * @param gain by how much the impurity falls
 * @param runnerUp the same for the best split on another feature, or 0
 */
record Split(int histogram, int bin, double gain, double runnerUp) {}
