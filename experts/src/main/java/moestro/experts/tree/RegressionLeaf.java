package moestro.experts.tree;

import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * A leaf that answers the mean of its targets or, where that erred less lately, a linear model trained by normalised
 * least mean squares (after Ikonomovska, Gama and Dzeroski 2011: Learning model trees from evolving data streams).
 */
final class RegressionLeaf {
    private static final double LINEAR_RATE = .05;
    /** A step of 1 fits the lesson exactly; 2 and more would diverge. */
    private static final double LARGEST_STEP = 1;

    private static final double LARGEST_ERROR = 3;
    private static final double ERROR_RATE = .02;
    private static final double FIRST_ERROR = 1e-3;
    /** At this weight all statistics are halved: long before single-precision sums would stop growing. */
    private static final double MOST_WEIGHT = 1 << 20;

    /** Share of the squared error that a split must remove at least. */
    private static final double LEAST_GAIN = .01;

    private final int[] candidates;
    /** Weight, sum, sum of squares; includes what the parent passed on. */
    private final double[] statistics;
    /** Null until the first lesson, and in leaves that may not split. */
    private GrowingHistograms histograms;
    /** Null where the tree has no linear leaves, and until the first lesson of the root. */
    private float[] weights;

    private double meanError = FIRST_ERROR;
    private double linearError = FIRST_ERROR;
    private double checked;

    RegressionLeaf(int[] candidates, double[] statistics) {
        this.candidates = candidates;
        this.statistics = statistics;
    }

    double answer(TreeView view, Input input) {
        return weights != null && linearError < meanError ? view.dot(weights, input) : mean();
    }

    /** Trains the linear model, and notes how it and the mean would have answered. */
    void learnLinear(TreeView view, Input input, double target, double by, int mostWeights) {
        weights = view.fit(weights, input, mostWeights);
        double meanMiss = target - mean();
        double linearMiss = target - view.dot(weights, input);
        meanError += ERROR_RATE * (meanMiss * meanMiss - meanError);
        linearError += ERROR_RATE * (linearMiss * linearMiss - linearError);
        double step = Math.min(LINEAR_RATE * by, LARGEST_STEP);
        double error = Math.clamp(linearMiss, -LARGEST_ERROR, LARGEST_ERROR);
        view.add(weights, input, step * error / (1 + view.squaredLength(weights, input)));
    }

    /** Adds one lesson to the mean. */
    void learnMean(double target, double by) {
        statistics[0] += by;
        statistics[1] += by * target;
        statistics[2] += by * target * target;
        if (statistics[0] > MOST_WEIGHT) {
            halve();
        }
    }

    /** Adds one lesson to the histograms, from which splits are found. */
    void learnHistograms(float[] row, double target, double by) {
        if (histograms == null) {
            histograms = new GrowingHistograms(candidates.length, SquaredError.STATISTICS);
        }
        double sum = by * target;
        double squares = sum * target;
        for (int i = 0; i < candidates.length; i++) {
            int cell = histograms.grow(i, row[candidates[i]]);
            histograms.add(cell, by);
            histograms.add(cell + 1, sum);
            histograms.add(cell + 2, squares);
        }
    }

    /** Gives up the histograms of a leaf that will not split any more. */
    void settle() {
        histograms = null;
    }

    /** Whether it is time to try a split; if so, the time starts anew. */
    boolean isDue(int grace) {
        if (statistics[0] - checked < grace) {
            return false;
        }
        checked = statistics[0];
        return true;
    }

    /** The split to make, or null if none is good enough yet. */
    Split split(TreeSettings settings) {
        SquaredError squaredError = new SquaredError();
        Split split = new SplitSearch(histograms, statistics, statistics[0], squaredError).best();
        if (split == null || split.gain() <= LEAST_GAIN * squaredError.of(statistics)) {
            return null;
        }
        double bound = settings.bound(1, statistics[0]);
        return bound < settings.tau() || split.runnerUp() / split.gain() < 1 - bound ? split : null;
    }

    int feature(Split split) {
        return candidates[split.histogram()];
    }

    float threshold(Split split) {
        return (float) histograms.upperEdge(split.histogram(), split.bin());
    }

    /** What the children start from: {left statistics, right statistics}, together at most {@code lessons}. */
    double[][] share(Split split, double lessons) {
        double[] left = new double[SquaredError.STATISTICS];
        double[] right = new double[SquaredError.STATISTICS];
        histograms.sumThrough(split.histogram(), split.bin(), left);
        new SquaredError().subtract(statistics, left, right);
        double by = Math.min(1, lessons / statistics[0]);
        for (int s = 0; s < statistics.length; s++) {
            left[s] *= by;
            right[s] *= by;
        }
        return new double[][] {left, right};
    }

    /** Takes over the parent's linear model and errors. */
    void inherit(RegressionLeaf parent) {
        weights = parent.weights == null ? null : parent.weights.clone();
        meanError = parent.meanError;
        linearError = parent.linearError;
    }

    void writeModel(StateWriter out) {
        out.putDouble(statistics[0]);
        out.putDouble(statistics[1]);
        out.putBoolean(weights != null);
        if (weights != null) {
            out.putDouble(meanError);
            out.putDouble(linearError);
            out.putFloats(weights);
        }
    }

    static RegressionLeaf readModel(StateReader in, int[] candidates, int inputs) {
        RegressionLeaf leaf = new RegressionLeaf(candidates, new double[] {in.getDouble(), in.getDouble(), 0});
        if (in.getBoolean()) {
            leaf.meanError = in.getDouble();
            leaf.linearError = in.getDouble();
            leaf.weights = in.getFloats();
            if (leaf.weights.length < inputs) {
                throw new IllegalStateException("the state of a linear leaf has " + leaf.weights.length
                        + " weights, fewer than the " + inputs + " inputs; was it written for other features?");
            }
        }
        return leaf;
    }

    void writeTraining(StateWriter out) {
        out.putDouble(statistics[2]);
        out.putDouble(checked);
        out.putBoolean(histograms != null);
        if (histograms != null) {
            histograms.write(out);
        }
    }

    void readTraining(StateReader in) {
        statistics[2] = in.getDouble();
        checked = in.getDouble();
        histograms = null;
        if (in.getBoolean()) {
            histograms = new GrowingHistograms(candidates.length, SquaredError.STATISTICS);
            histograms.read(in);
        }
    }

    private double mean() {
        return statistics[0] > 0 ? statistics[1] / statistics[0] : 0;
    }

    private void halve() {
        for (int s = 0; s < statistics.length; s++) {
            statistics[s] *= .5;
        }
        checked *= .5;
        if (histograms != null) {
            histograms.scale(.5);
        }
    }
}
