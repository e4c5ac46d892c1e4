package moestro.experts.smile;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * The splits of a tree in arrays, in preorder: a node's true branch is the next node, its false branch is {@code
 * other}. A leaf has the feature -1, and {@code other} is its number, counted from 0 in preorder.
 */
final class FlatTree {
    private final int[] features;
    private final float[] thresholds;
    private final int[] other;

    FlatTree(int[] features, float[] thresholds, int[] other) {
        this.features = features;
        this.thresholds = thresholds;
        this.other = other;
    }

    /** The number of the leaf that a row falls into. */
    int leaf(float[] row) {
        int node = 0;
        int feature;
        while ((feature = features[node]) >= 0) {
            node = row[feature] <= thresholds[node] ? node + 1 : other[node];
        }
        return other[node];
    }

    /** Writes into the section begun. */
    void write(StateWriter out) {
        out.putInts(features);
        out.putFloats(thresholds);
        out.putInts(other);
    }

    /** Reads what {@link #write} wrote. */
    static FlatTree read(StateReader in) {
        return new FlatTree(in.getInts(), in.getFloats(), in.getInts());
    }
}
