package moestro.experts.tree;

import java.util.Arrays;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * A Hoeffding tree for numbers: splits where the squared error falls most, as soon as the runner-up's share of the best
 * split's gain is surely below 1 (Ikonomovska, Gama and Dzeroski 2011). Leaves answer means or linear models.
 */
final class RegressionTree {
    /** Lessons' worth of the parent's statistics that two children start from together. */
    private static final double INHERITED = 3;

    /** Linear leaves have weights for the first so many categories: a leaf is copied with every split. */
    private static final int MOST_ONE_HOT = 64;

    private final TreeView view;
    private final TreeSettings settings;
    private final boolean linear;
    /** How many weights a linear leaf has at most, so that all leaves together keep within the bound. */
    private final int mostWeights;

    private final TreeShape shape;
    private RegressionLeaf[] leaves;

    /**
     * A tree that is one leaf.
     *
     * @param linear whether leaves have linear models
     */
    RegressionTree(TreeView view, TreeSettings settings, boolean linear, long seed) {
        this.view = view;
        int dense = view.layout().dense();
        TreeSettings bounded = settings.within(SquaredError.STATISTICS);
        this.settings = linear ? bounded.withLinearLeaves(dense) : bounded;
        this.linear = linear;
        mostWeights = Math.clamp(TreeSettings.MOST_FLOATS / this.settings.leaves(), dense, dense + MOST_ONE_HOT);
        shape = new TreeShape(this.settings, seed);
        leaves = new RegressionLeaf[] {leaf(TreeShape.ROOT, new double[SquaredError.STATISTICS])};
    }

    /**
     * One number.
     *
     * @param row what {@link TreeView#row} makes of the input
     */
    double answer(float[] row, Input input) {
        return leaves[shape.leafOf(row)].answer(view, input);
    }

    /**
     * Learns one lesson.
     *
     * @param row what {@link TreeView#row} makes of the input
     * @param by how often, more than 0
     * @return what the tree would have answered
     */
    double learn(float[] row, Input input, double target, double by) {
        int node = shape.leafOf(row);
        RegressionLeaf leaf = leaves[node];
        double answer = leaf.answer(view, input);
        if (linear) {
            leaf.learnLinear(view, input, target, by, mostWeights);
        }
        if (shape.maySplit(node)) {
            leaf.learnHistograms(row, target, by);
        } else {
            leaf.settle();
        }
        leaf.learnMean(target, by);
        if (shape.maySplit(node) && leaf.isDue(settings.grace())) {
            Split split = leaf.split(settings);
            if (split != null) {
                grow(node, leaf, split);
            }
        }
        return answer;
    }

    void writeModel(StateWriter out) {
        shape.write(out);
        for (int node = 0; node < shape.nodes(); node++) {
            if (shape.isLeaf(node)) {
                leaves[node].writeModel(out);
            }
        }
    }

    void readModel(StateReader in) {
        shape.read(in);
        leaves = new RegressionLeaf[shape.nodes()];
        for (int node = 0; node < leaves.length; node++) {
            if (shape.isLeaf(node)) {
                leaves[node] = RegressionLeaf.readModel(
                        in, shape.candidates(node), view.layout().dense());
            }
        }
    }

    void writeTraining(StateWriter out) {
        for (int node = 0; node < shape.nodes(); node++) {
            if (shape.isLeaf(node)) {
                leaves[node].writeTraining(out);
            }
        }
    }

    void readTraining(StateReader in) {
        for (int node = 0; node < shape.nodes(); node++) {
            if (shape.isLeaf(node)) {
                leaves[node].readTraining(in);
            }
        }
    }

    private void grow(int node, RegressionLeaf leaf, Split split) {
        double[][] statistics = leaf.share(split, INHERITED);
        int child = shape.split(node, leaf.feature(split), leaf.threshold(split));
        if (leaves.length < shape.nodes()) {
            leaves = Arrays.copyOf(leaves, 2 * shape.nodes());
        }
        leaves[node] = null;
        for (int side = 0; side < 2; side++) {
            leaves[child + side] = leaf(child + side, statistics[side]);
            leaves[child + side].inherit(leaf);
        }
    }

    private RegressionLeaf leaf(int node, double[] statistics) {
        return new RegressionLeaf(shape.candidates(node), statistics);
    }
}
