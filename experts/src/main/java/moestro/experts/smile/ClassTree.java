package moestro.experts.smile;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * A flat classification tree: for each leaf the classes' shares, where each class counts one more than the leaf saw, as
 * in Smile. Only the counts are stored.
 */
final class ClassTree {
    private final FlatTree splits;
    private final int classes;
    private final int[] counts;
    private final double[] shares;

    /**
     * @param classes how many
     * @param counts rows of each class in each leaf, leaf after leaf
     */
    ClassTree(FlatTree splits, int classes, int[] counts) {
        this.splits = splits;
        this.classes = classes;
        this.counts = counts;
        this.shares = new double[counts.length];
        for (int leaf = 0; leaf < counts.length; leaf += classes) {
            long sum = classes;
            for (int c = 0; c < classes; c++) {
                sum += counts[leaf + c];
            }
            for (int c = 0; c < classes; c++) {
                shares[leaf + c] = (counts[leaf + c] + 1) / (double) sum;
            }
        }
    }

    /** Adds the shares of the leaf that a row falls into. */
    void addShares(float[] row, double weight, double[] sums) {
        int at = splits.leaf(row) * classes;
        for (int c = 0; c < classes; c++) {
            sums[c] += weight * shares[at + c];
        }
    }

    /** Writes into the section begun. */
    void write(StateWriter out) {
        splits.write(out);
        out.putInts(counts);
    }

    /** Reads what {@link #write} wrote. */
    static ClassTree read(int classes, StateReader in) {
        return new ClassTree(FlatTree.read(in), classes, in.getInts());
    }
}
