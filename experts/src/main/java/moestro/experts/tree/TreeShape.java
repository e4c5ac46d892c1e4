package moestro.experts.tree;

import java.util.Arrays;
import moestro.mixture.Hash;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The inner nodes of a binary tree, in flat arrays. Nodes are numbered in the order in which they appeared, the root is
 * 0, and the two children of a node are neighbours. Which features a leaf may split on is a hash of the tree's seed and
 * the leaf's number, so it needs no memory.
 */
final class TreeShape {
    static final int ROOT = 0;
    private static final int LEAF = -1;

    private final TreeSettings settings;
    private final int[] everyFeature;
    private long seed;
    private int nodes = 1;
    private int[] feature = {LEAF};
    private float[] threshold = new float[1];
    private int[] left = new int[1];
    private int[] depth = new int[1];

    TreeShape(TreeSettings settings, long seed) {
        this.settings = settings;
        this.seed = seed;
        everyFeature = new int[settings.features()];
        for (int i = 0; i < everyFeature.length; i++) {
            everyFeature[i] = i;
        }
    }

    int nodes() {
        return nodes;
    }

    int leaves() {
        return (nodes + 1) / 2;
    }

    boolean isLeaf(int node) {
        return feature[node] < 0;
    }

    /** The leaf to which a row of features belongs. */
    int leafOf(float[] row) {
        int node = ROOT;
        int split = feature[node];
        while (split >= 0) {
            node = row[split] < threshold[node] ? left[node] : left[node] + 1;
            split = feature[node];
        }
        return node;
    }

    /** Whether depth and number of leaves allow this leaf to split. */
    boolean maySplit(int leaf) {
        return depth[leaf] < settings.depth() && leaves() < settings.leaves();
    }

    /** Turns a leaf into an inner node; rows below the threshold go left. The right child follows the left one. */
    int split(int leaf, int onFeature, float at) {
        if (nodes + 2 > feature.length) {
            resize(2 * feature.length + 2);
        }
        int child = nodes;
        nodes += 2;
        feature[leaf] = onFeature;
        threshold[leaf] = at;
        left[leaf] = child;
        for (int node = child; node < nodes; node++) {
            feature[node] = LEAF;
            depth[node] = depth[leaf] + 1;
        }
        return child;
    }

    /** The features that a leaf may split on: the first draws of a hashed shuffle. */
    int[] candidates(int leaf) {
        int wanted = settings.candidates();
        if (wanted >= everyFeature.length) {
            return everyFeature;
        }
        int[] shuffled = everyFeature.clone();
        for (int i = 0; i < wanted; i++) {
            int other = i + Hash.below(Hash.mix(seed, leaf, i), shuffled.length - i);
            int swapped = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = swapped;
        }
        return Arrays.copyOf(shuffled, wanted);
    }

    void write(StateWriter out) {
        out.putLong(seed);
        out.putInts(Arrays.copyOf(feature, nodes));
        out.putFloats(threshold, 0, nodes);
        out.putInts(Arrays.copyOf(left, nodes));
    }

    /** Reads what {@link #write} wrote; depths follow from the order of the nodes. */
    void read(StateReader in) {
        seed = in.getLong();
        feature = in.getInts();
        threshold = in.getFloats();
        left = in.getInts();
        nodes = feature.length;
        depth = new int[nodes];
        if (nodes % 2 == 0 || threshold.length != nodes || left.length != nodes) {
            throw damaged("it has " + nodes + " nodes");
        }
        for (int node = 0; node < nodes; node++) {
            if (isLeaf(node)) {
                continue;
            }
            int child = left[node];
            if (child <= node || child + 1 >= nodes || feature[node] >= settings.features()) {
                throw damaged("node " + node + " splits on feature " + feature[node] + " into node " + child);
            }
            depth[child] = depth[node] + 1;
            depth[child + 1] = depth[node] + 1;
        }
    }

    private static IllegalStateException damaged(String how) {
        return new IllegalStateException(
                "the state of a tree is damaged: " + how + "; was it written for other features?");
    }

    private void resize(int length) {
        feature = Arrays.copyOf(feature, length);
        threshold = Arrays.copyOf(threshold, length);
        left = Arrays.copyOf(left, length);
        depth = Arrays.copyOf(depth, length);
    }
}
