package moestro.experts.smile;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import smile.base.cart.Loss;
import smile.classification.GradientTreeBoost;
import smile.math.MathEx;
import smile.regression.RegressionTree;

/** Fits a {@link GradientTreeBoost} for classes. */
record BoostClassificationFitter(BoostShape shape, int classes) implements Fitter {

    @Override
    public FittedModel fit(TrainingSet set, long seed) {
        TreeShape tree = shape.tree();
        MathEx.setSeed(Seeds.of(seed, 0));
        GradientTreeBoost boost = GradientTreeBoost.fit(
                SmileData.formula(),
                SmileData.classes(set),
                new GradientTreeBoost.Options(
                        shape.trees(),
                        tree.depth(),
                        tree.maxNodes(),
                        tree.nodeSize(),
                        shape.shrinkage(),
                        shape.subsample(),
                        null,
                        null));
        RegressionTree[][] trees = boost.trees();
        NumberTree[][] groups = new NumberTree[trees.length][];
        for (int g = 0; g < groups.length; g++) {
            groups[g] = Arrays.stream(trees[g]).map(TreeFlattener::numbers).toArray(NumberTree[]::new);
        }
        ClassSubset subset = new ClassSubset(boost.classes(), classes, set.size());
        return new BoostedClasses(subset, intercept(set, boost.classes()), shape.shrinkage(), groups);
    }

    /** The intercept that Smile started from, by its own loss: half the log odds of the second of two classes. */
    private static double intercept(TrainingSet set, int[] seen) {
        if (seen.length > 2) {
            return 0;
        }
        int[] labels = new int[set.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = set.target(i) == seen[1] ? 1 : 0;
        }
        return Loss.logistic(labels).intercept(null);
    }

    @Override
    public FittedModel read(StateReader in) {
        return BoostedClasses.read(in);
    }
}
