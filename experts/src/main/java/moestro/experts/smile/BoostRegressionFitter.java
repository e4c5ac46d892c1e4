package moestro.experts.smile;

import java.util.Arrays;
import moestro.mixture.state.StateReader;
import smile.base.cart.Loss;
import smile.math.MathEx;
import smile.regression.GradientTreeBoost;

/** Fits a {@link GradientTreeBoost} for numbers, by least squares. */
record BoostRegressionFitter(BoostShape shape) implements Fitter {

    @Override
    public FittedModel fit(TrainingSet set, long seed) {
        TreeShape tree = shape.tree();
        InterceptKeeper loss = new InterceptKeeper(Loss.ls());
        MathEx.setSeed(Seeds.of(seed, 0));
        GradientTreeBoost boost = GradientTreeBoost.fit(
                SmileData.formula(),
                SmileData.numbers(set),
                new GradientTreeBoost.Options(
                        loss,
                        shape.trees(),
                        tree.depth(),
                        tree.maxNodes(),
                        tree.nodeSize(),
                        shape.shrinkage(),
                        shape.subsample(),
                        null,
                        null));
        return new BoostedNumber(
                loss.intercept,
                shape.shrinkage(),
                Arrays.stream(boost.trees()).map(TreeFlattener::numbers).toArray(NumberTree[]::new));
    }

    @Override
    public FittedModel read(StateReader in) {
        return BoostedNumber.read(in);
    }

    /** Smile's own loss, listened to: the fitted object does not show its intercept. */
    private static final class InterceptKeeper implements Loss {
        private final Loss inner;
        private double intercept;

        InterceptKeeper(Loss inner) {
            this.inner = inner;
        }

        @Override
        public double intercept(double[] y) {
            intercept = inner.intercept(y);
            return intercept;
        }

        @Override
        public double output(int[] nodeSamples, int[] sampleCount) {
            return inner.output(nodeSamples, sampleCount);
        }

        @Override
        public double[] response() {
            return inner.response();
        }

        @Override
        public double[] residual() {
            return inner.residual();
        }

        @Override
        public double value() {
            return inner.value();
        }

        /** Smile tells least squares from other losses by this name. */
        @Override
        public String toString() {
            return inner.toString();
        }
    }
}
