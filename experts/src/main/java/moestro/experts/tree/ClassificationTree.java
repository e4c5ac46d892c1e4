package moestro.experts.tree;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * A Hoeffding tree for classes (Domingos and Hulten 2000: Mining high-speed data streams) with information gain and
 * adaptive naive-Bayes leaves. Children start from a hint of their parent's counts.
 */
final class ClassificationTree {
    /** Lessons' worth of the parent's counts that two children start from together. */
    private static final double INHERITED = 10;

    private final TreeSettings settings;
    private final int classes;
    private final TreeShape shape;
    private ClassificationLeaf[] leaves;

    ClassificationTree(TreeSettings settings, int classes, long seed) {
        this.settings = settings;
        this.classes = classes;
        shape = new TreeShape(settings, seed);
        leaves = new ClassificationLeaf[] {leaf(TreeShape.ROOT, new double[classes])};
    }

    /** Class probabilities into {@code out}, double[classes]; single ones may vanish. */
    void answer(float[] row, double[] out) {
        leaves[shape.leafOf(row)].answer(row, out);
    }

    /**
     * Learns one lesson.
     *
     * @param by how often, at least 1
     * @param scratch double[classes], overwritten
     * @return whether the tree would have answered right
     */
    boolean learn(float[] row, int target, int by, double[] scratch) {
        int node = shape.leafOf(row);
        ClassificationLeaf leaf = leaves[node];
        boolean right = leaf.learn(row, target, by, scratch);
        if (shape.maySplit(node) && leaf.isDue(settings.grace())) {
            Split split = leaf.split(settings);
            if (split != null) {
                grow(node, leaf, split);
            }
        }
        return right;
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
        leaves = new ClassificationLeaf[shape.nodes()];
        for (int node = 0; node < leaves.length; node++) {
            if (shape.isLeaf(node)) {
                leaves[node] = ClassificationLeaf.readModel(in, shape.candidates(node), classes);
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

    private void grow(int node, ClassificationLeaf leaf, Split split) {
        double[][] counts = leaf.share(split, INHERITED);
        int child = shape.split(node, leaf.feature(split), leaf.threshold(split));
        if (leaves.length < shape.nodes()) {
            leaves = Arrays.copyOf(leaves, 2 * shape.nodes());
        }
        leaves[node] = null;
        leaves[child] = leaf(child, counts[0]);
        leaves[child + 1] = leaf(child + 1, counts[1]);
    }

    private ClassificationLeaf leaf(int node, double[] counts) {
        return new ClassificationLeaf(shape.candidates(node), counts);
    }
}
