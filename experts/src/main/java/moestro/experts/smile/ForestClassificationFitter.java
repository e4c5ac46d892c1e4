package moestro.experts.smile;

import moestro.mixture.state.StateReader;
import smile.base.cart.SplitRule;
import smile.classification.RandomForest;

/** Fits a {@link RandomForest} for classes, splits chosen by Gini impurity. */
record ForestClassificationFitter(ForestShape shape, int classes) implements Fitter {
    private static final int RARE = 20;

    /**
     * {@inheritDoc}
     *
     * <p>Smile judges each tree by its rows out of bag, and throws when, of three or more classes, just two are left
     * there that are not its first two. That befalls only rare classes: they are then left out.
     */
    @Override
    public FittedModel fit(TrainingSet set, long seed) {
        try {
            return fitAll(set, seed);
        } catch (IllegalArgumentException e) {
            TrainingSet common = set.withoutRareClasses(classes, RARE);
            if (common.size() == set.size() || common.isConstant()) {
                throw e;
            }
            return fitAll(common, seed);
        }
    }

    private FittedModel fitAll(TrainingSet set, long seed) {
        TreeShape tree = shape.tree();
        RandomForest forest = RandomForest.fit(
                SmileData.formula(),
                SmileData.classes(set),
                new RandomForest.Options(
                        shape.trees(),
                        shape.mtry(),
                        SplitRule.GINI,
                        tree.depth(),
                        tree.maxNodes(),
                        tree.nodeSize(),
                        1.0,
                        null,
                        shape.seeds(seed),
                        null));
        RandomForest.Model[] models = forest.models();
        ClassTree[] trees = new ClassTree[models.length];
        double[] weights = new double[models.length];
        for (int i = 0; i < models.length; i++) {
            trees[i] = TreeFlattener.counts(models[i].tree());
            weights[i] = models[i].weight();
        }
        return new TreeVote(new ClassSubset(forest.classes(), classes, set.size()), trees, weights);
    }

    @Override
    public FittedModel read(StateReader in) {
        return TreeVote.read(in);
    }
}
