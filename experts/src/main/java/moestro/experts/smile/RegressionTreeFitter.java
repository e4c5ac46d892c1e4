package moestro.experts.smile;

import moestro.mixture.state.StateReader;
import smile.regression.RegressionTree;

/** Fits one {@link RegressionTree}. */
record RegressionTreeFitter(TreeShape shape) implements Fitter {

    @Override
    public FittedModel fit(TrainingSet set, long seed) {
        RegressionTree tree = RegressionTree.fit(
                SmileData.formula(),
                SmileData.numbers(set),
                new RegressionTree.Options(shape.depth(), shape.maxNodes(), shape.nodeSize()));
        return new TreeAverage(new NumberTree[] {TreeFlattener.numbers(tree)});
    }

    @Override
    public FittedModel read(StateReader in) {
        return TreeAverage.read(in);
    }
}
