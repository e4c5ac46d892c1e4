/**
 * Trees that learn one lesson at a time: a single Hoeffding tree, a forest, and boosted trees, for classes and for
 * numbers; all replace the trees that drift hurts. All grow from {@link moestro.experts.tree.GrowingHistograms} in
 * their leaves, draw their randomness from {@link moestro.mixture.Hash}, and keep within a stated number of leaves.
 * Knows the mixture and {@code support} only.
 */
package moestro.experts.tree;
