package moestro.experts.smile;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** A flat regression tree: a number for each leaf. */
final class NumberTree {
    private final FlatTree splits;
    private final double[] outputs;

    NumberTree(FlatTree splits, double[] outputs) {
        this.splits = splits;
        this.outputs = outputs;
    }

    /** The number of the leaf that a row falls into. */
    double output(float[] row) {
        return outputs[splits.leaf(row)];
    }

    /** Writes sections {@code tree/first}, {@code tree/first+1} and so on. */
    static void write(NumberTree[] trees, int first, StateWriter out) {
        for (int i = 0; i < trees.length; i++) {
            out.section("tree/" + (first + i));
            trees[i].splits.write(out);
            out.putDoubles(trees[i].outputs);
        }
    }

    /** Reads what {@link #write} wrote. */
    static NumberTree[] read(int first, int count, StateReader in) {
        NumberTree[] trees = new NumberTree[count];
        for (int i = 0; i < count; i++) {
            in.section("tree/" + (first + i));
            trees[i] = new NumberTree(FlatTree.read(in), in.getDoubles());
        }
        return trees;
    }
}
