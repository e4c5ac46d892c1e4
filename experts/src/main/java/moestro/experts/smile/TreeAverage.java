package moestro.experts.smile;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** A regression tree or forest: the mean of its trees' outputs. */
final class TreeAverage implements FittedModel {
    private final NumberTree[] trees;

    TreeAverage(NumberTree[] trees) {
        this.trees = trees;
    }

    @Override
    public void predict(float[] row, double[] scores) {
        double sum = 0;
        for (NumberTree tree : trees) {
            sum += tree.output(row);
        }
        scores[0] = sum / trees.length;
    }

    @Override
    public void write(StateWriter out) {
        out.section("trees");
        out.putInt(trees.length);
        NumberTree.write(trees, 0, out);
    }

    static TreeAverage read(StateReader in) {
        return new TreeAverage(NumberTree.read(0, in.section("trees").getInt(), in));
    }
}
