package moestro.experts.smile;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import smile.regression.RandomForest;
import smile.regression.RegressionTree;

/** Fits a {@link RandomForest} for numbers. */
record ForestRegressionFitter(ForestShape shape) implements Fitter {

    @Override
    public FittedModel fit(TrainingSet set, long seed) {
        TreeShape tree = shape.tree();
        RandomForest forest = RandomForest.fit(
                SmileData.formula(),
                SmileData.numbers(set),
                new RandomForest.Options(
                        shape.trees(),
                        shape.mtry(),
                        tree.depth(),
                        tree.maxNodes(),
                        tree.nodeSize(),
                        1.0,
                        shape.seeds(seed),
                        null));
        RegressionTree[] trees = forest.trees();
        return new TreeAverage(Arrays.stream(trees).map(TreeFlattener::numbers).toArray(NumberTree[]::new));
    }

    @Override
    public FittedModel read(StateReader in) {
        return TreeAverage.read(in);
    }
}
