/**
 * Trees that learn one lesson at a time: a single Hoeffding tree, a forest that replaces the trees that drift hurts,
 * and boosted trees for numbers. All grow from {@link moestro.experts.tree.GrowingHistograms} in their leaves, draw
 * their randomness from {@link moestro.mixture.Hash}, and keep within a stated number of leaves. Knows the mixture
 * only.
 */
package moestro.experts.tree;
