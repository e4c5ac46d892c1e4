package moestro.experts.smile;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import smile.base.cart.CART;
import smile.base.cart.DecisionNode;
import smile.base.cart.InternalNode;
import smile.base.cart.Node;
import smile.base.cart.RegressionNode;
import smile.data.AbstractTuple;
import smile.data.type.StructType;

/**
 * Copies a Smile tree into a {@link FlatTree}.
 *
 * <p>Smile does not show a node's threshold, only which branch a row takes. The branch is asked by bisection for the
 * largest float that still goes to the true side: for rows of floats, and there are no others, the flat tree then
 * decides exactly as Smile's does.
 */
final class TreeFlattener {
    private final Probe probe;
    private final int[] features;
    private final float[] thresholds;
    private final int[] other;
    private final List<Node> leaves = new ArrayList<>();
    private int next;

    private TreeFlattener(CART tree) {
        probe = new Probe();
        int size = tree.size();
        features = new int[size];
        thresholds = new float[size];
        other = new int[size];
        copy(tree.root());
    }

    /**
     * Flattens a regression tree.
     *
     * @throws ArithmeticException if a leaf's output is not finite
     */
    static NumberTree numbers(CART tree) {
        TreeFlattener flattener = new TreeFlattener(tree);
        double[] outputs = new double[flattener.leaves.size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = ((RegressionNode) flattener.leaves.get(i)).output();
            if (!Double.isFinite(outputs[i])) {
                throw new ArithmeticException("a leaf of the tree predicts " + outputs[i]);
            }
        }
        return new NumberTree(flattener.tree(), outputs);
    }

    /** Flattens a classification tree. */
    static ClassTree counts(CART tree) {
        TreeFlattener flattener = new TreeFlattener(tree);
        int classes = ((DecisionNode) flattener.leaves.getFirst()).count().length;
        int[] counts = new int[flattener.leaves.size() * classes];
        for (int i = 0; i < flattener.leaves.size(); i++) {
            int[] leaf = ((DecisionNode) flattener.leaves.get(i)).count();
            System.arraycopy(leaf, 0, counts, i * classes, classes);
        }
        return new ClassTree(flattener.tree(), classes, counts);
    }

    private FlatTree tree() {
        return new FlatTree(features, thresholds, other);
    }

    private void copy(Node node) {
        int at = next++;
        if (node instanceof InternalNode split) {
            features[at] = split.feature();
            thresholds[at] = threshold(split);
            copy(split.trueChild());
            other[at] = next;
            copy(split.falseChild());
        } else {
            features[at] = -1;
            other[at] = leaves.size();
            leaves.add(node);
        }
    }

    private float threshold(InternalNode split) {
        long low = rank(Float.NEGATIVE_INFINITY);
        long high = rank(Float.POSITIVE_INFINITY);
        if (!split.branch(probe.at(Float.NEGATIVE_INFINITY))) {
            throw new ArithmeticException("a split on feature " + split.feature() + " has no threshold");
        }
        while (low < high) {
            long middle = high - (high - low) / 2;
            if (split.branch(probe.at(ofRank(middle)))) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return ofRank(low);
    }

    /** Floats in their order, as consecutive whole numbers. */
    static long rank(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits >= 0 ? bits : bits ^ 0x7FFFFFFF;
    }

    /** The float of a rank. */
    static float ofRank(long rank) {
        int bits = (int) rank;
        return Float.intBitsToFloat(bits >= 0 ? bits : bits ^ 0x7FFFFFFF);
    }

    /** A row that has the same value in every column. */
    private static final class Probe extends AbstractTuple {
        @Serial
        private static final long serialVersionUID = 1L;

        private double value;

        Probe() {
            super(new StructType());
        }

        Probe at(float newValue) {
            value = newValue;
            return this;
        }

        @Override
        public Object get(int column) {
            return value;
        }

        @Override
        public double getDouble(int column) {
            return value;
        }
    }
}
