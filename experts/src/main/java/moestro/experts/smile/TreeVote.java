package moestro.experts.smile;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** A classification tree or forest: the weighted mean of its trees' class shares. */
final class TreeVote implements FittedModel {
    private final ClassSubset subset;
    private final ClassTree[] trees;
    private final double[] weights;

    /**
     * @param subset which classes the counts are of
     * @param weights one for each tree: Smile takes its accuracy out of bag
     * @throws ArithmeticException if the weights do not sum to a number above zero
     */
    TreeVote(ClassSubset subset, ClassTree[] trees, double[] weights) {
        this.subset = subset;
        this.trees = trees;
        this.weights = weights;
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        if (!(total > 0)) {
            throw new ArithmeticException("the weights of the trees sum to " + total);
        }
    }

    @Override
    public void predict(float[] row, double[] scores) {
        double[] sums = new double[subset.size()];
        double total = 0;
        for (int i = 0; i < trees.length; i++) {
            trees[i].addShares(row, weights[i], sums);
        }
        for (double sum : sums) {
            total += sum;
        }
        for (int c = 0; c < sums.length; c++) {
            sums[c] /= total;
        }
        subset.spread(sums, scores);
    }

    @Override
    public void write(StateWriter out) {
        out.section("trees");
        out.putInt(trees.length);
        subset.write(out);
        for (int i = 0; i < trees.length; i++) {
            out.section("tree/" + i);
            out.putDouble(weights[i]);
            trees[i].write(out);
        }
    }

    static TreeVote read(StateReader in) {
        int count = in.section("trees").getInt();
        ClassSubset subset = ClassSubset.read(in);
        ClassTree[] trees = new ClassTree[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = in.section("tree/" + i).getDouble();
            trees[i] = ClassTree.read(subset.size(), in);
        }
        return new TreeVote(subset, trees, weights);
    }
}
