package moestro.experts.smile;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Boosted trees for classes, after Smile: for two classes one group of trees gives half the log odds of the second,
 * for more each class has a group and their sums go through a softmax.
 */
final class BoostedClasses implements FittedModel {
    private final ClassSubset subset;
    private final double intercept;
    private final double shrinkage;
    private final NumberTree[][] groups;

    /** @param groups one group for two classes, otherwise one for each class of the subset */
    BoostedClasses(ClassSubset subset, double intercept, double shrinkage, NumberTree[][] groups) {
        this.subset = subset;
        this.intercept = intercept;
        this.shrinkage = shrinkage;
        this.groups = groups;
    }

    /** A group's intercept and shrunken outputs: what Smile sums before it makes probabilities. */
    double score(int group, float[] row) {
        double sum = intercept;
        for (NumberTree tree : groups[group]) {
            sum += shrinkage * tree.output(row);
        }
        return sum;
    }

    @Override
    public void predict(float[] row, double[] scores) {
        double[] ofSeen = new double[subset.size()];
        if (groups.length == 1) {
            ofSeen[0] = 1 / (1 + StrictMath.exp(2 * score(0, row)));
            ofSeen[1] = 1 - ofSeen[0];
        } else {
            softmax(row, ofSeen);
        }
        subset.spread(ofSeen, scores);
    }

    private void softmax(float[] row, double[] scores) {
        double max = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = score(c, row);
            max = Math.max(max, scores[c]);
        }
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = StrictMath.exp(scores[c] - max);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
    }

    @Override
    public void write(StateWriter out) {
        out.section("trees");
        out.putInt(groups.length);
        out.putInt(groups[0].length);
        out.putDouble(intercept);
        out.putDouble(shrinkage);
        subset.write(out);
        for (int g = 0; g < groups.length; g++) {
            NumberTree.write(groups[g], g * groups[0].length, out);
        }
    }

    static BoostedClasses read(StateReader in) {
        NumberTree[][] groups = new NumberTree[in.section("trees").getInt()][];
        int size = in.getInt();
        double intercept = in.getDouble();
        double shrinkage = in.getDouble();
        ClassSubset subset = ClassSubset.read(in);
        for (int g = 0; g < groups.length; g++) {
            groups[g] = NumberTree.read(g * size, size, in);
        }
        return new BoostedClasses(subset, intercept, shrinkage, groups);
    }
}
