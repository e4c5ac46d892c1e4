package moestro.experts.smile;

import moestro.mixture.state.StateReader;
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;

/** Fits one {@link DecisionTree}, splits chosen by Gini impurity. */
record DecisionTreeFitter(TreeShape shape, int classes) implements Fitter {

    @Override
    public FittedModel fit(TrainingSet set, long seed) {
        DecisionTree tree = DecisionTree.fit(
                SmileData.formula(),
                SmileData.classes(set),
                new DecisionTree.Options(SplitRule.GINI, shape.depth(), shape.maxNodes(), shape.nodeSize()));
        ClassSubset subset = new ClassSubset(tree.classes(), classes, set.size());
        return new TreeVote(subset, new ClassTree[] {TreeFlattener.counts(tree)}, new double[] {1});
    }

    @Override
    public FittedModel read(StateReader in) {
        return TreeVote.read(in);
    }
}
