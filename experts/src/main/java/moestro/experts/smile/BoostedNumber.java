package moestro.experts.smile;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/** Boosted trees for a number: an intercept and the shrunken outputs of every tree. */
final class BoostedNumber implements FittedModel {
    private final double intercept;
    private final double shrinkage;
    private final NumberTree[] trees;

    BoostedNumber(double intercept, double shrinkage, NumberTree[] trees) {
        this.intercept = intercept;
        this.shrinkage = shrinkage;
        this.trees = trees;
    }

    @Override
    public void predict(float[] row, double[] scores) {
        double sum = intercept;
        for (NumberTree tree : trees) {
            sum += shrinkage * tree.output(row);
        }
        scores[0] = sum;
    }

    @Override
    public void write(StateWriter out) {
        out.section("trees");
        out.putInt(trees.length);
        out.putDouble(intercept);
        out.putDouble(shrinkage);
        NumberTree.write(trees, 0, out);
    }

    static BoostedNumber read(StateReader in) {
        int count = in.section("trees").getInt();
        return new BoostedNumber(in.getDouble(), in.getDouble(), NumberTree.read(0, count, in));
    }
}
