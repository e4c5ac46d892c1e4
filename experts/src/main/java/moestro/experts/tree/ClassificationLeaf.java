package moestro.experts.tree;

import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * A leaf that counts classes and answers by naive Bayes where that was right more often than the counts alone (Holmes,
 * Kirkby and Pfahringer 2005: Stress-testing Hoeffding trees).
 */
final class ClassificationLeaf {
    private static final double PRIOR = .5;
    private static final double MAJORITY_PRIOR = .3;

    /** Bits per lesson that a split must gain at least. */
    private static final double LEAST_GAIN = 1e-3;

    /** At this weight all statistics are halved: long before single-precision counts would stop growing. */
    private static final double MOST_WEIGHT = 1 << 20;

    private final int[] candidates;
    /** Includes what the parent passed on. */
    private final double[] counts;
    /** Null until the first lesson. */
    private GrowingHistograms histograms;

    private double weight;
    private double bayesRight;
    private double majorityRight;
    private double checked;

    ClassificationLeaf(int[] candidates, double[] counts) {
        this.candidates = candidates;
        this.counts = counts;
    }

    /** Class probabilities into {@code out}; single ones may vanish. */
    void answer(float[] row, double[] out) {
        if (bayesRight > majorityRight) {
            bayes(row, out);
            return;
        }
        for (int k = 0; k < out.length; k++) {
            out[k] = counts[k] + MAJORITY_PRIOR;
        }
        HistogramBayes.normalise(out);
    }

    /**
     * Learns one lesson.
     *
     * @param scratch double[classes], overwritten
     * @return whether the leaf would have answered right
     */
    boolean learn(float[] row, int target, double by, double[] scratch) {
        if (histograms == null) {
            histograms = new GrowingHistograms(candidates.length, counts.length);
        }
        bayes(row, scratch);
        boolean bayesIsRight = HistogramBayes.largest(scratch) == target;
        boolean majorityIsRight = HistogramBayes.largest(counts) == target;
        boolean right = bayesRight > majorityRight ? bayesIsRight : majorityIsRight;
        if (weight > 0) {
            bayesRight += bayesIsRight ? by : 0;
            majorityRight += majorityIsRight ? by : 0;
        }
        counts[target] += by;
        for (int i = 0; i < candidates.length; i++) {
            histograms.add(histograms.grow(i, row[candidates[i]]) + target, by);
        }
        weight += by;
        if (weight > MOST_WEIGHT) {
            halve();
        }
        return right;
    }

    /** Whether it is time to try a split; if so, the time starts anew. */
    boolean isDue(int grace) {
        if (weight - checked < grace) {
            return false;
        }
        checked = weight;
        return true;
    }

    /** The split to make, or null if none is good enough yet. */
    Split split(TreeSettings settings) {
        Entropy entropy = new Entropy();
        double bound = settings.bound(Log2.of(counts.length), weight);
        boolean tie = bound < settings.tau();
        double hurdle = Math.max(LEAST_GAIN, tie ? 0 : bound) * weight;
        if (entropy.of(counts) <= hurdle) {
            return null; // no split can gain more than all there is
        }
        Split split = new SplitSearch(histograms, counts, weight, entropy).best();
        if (split == null || split.gain() <= LEAST_GAIN * weight) {
            return null;
        }
        return tie || split.gain() - split.runnerUp() > bound * weight ? split : null;
    }

    int feature(Split split) {
        return candidates[split.histogram()];
    }

    float threshold(Split split) {
        return (float) histograms.upperEdge(split.histogram(), split.bin());
    }

    /** What the children start from: {left counts, right counts}, together at most {@code lessons}. */
    double[][] share(Split split, double lessons) {
        double[] left = new double[counts.length];
        double[] right = new double[counts.length];
        histograms.sumThrough(split.histogram(), split.bin(), left);
        new Entropy().subtract(counts, left, right);
        double by = Math.min(1, lessons / weight);
        for (int k = 0; k < counts.length; k++) {
            left[k] *= by;
            right[k] *= by;
        }
        return new double[][] {left, right};
    }

    void writeModel(StateWriter out) {
        out.putDoubles(counts);
        out.putDouble(weight);
        out.putDouble(bayesRight);
        out.putDouble(majorityRight);
        out.putBoolean(histograms != null);
        if (histograms != null) {
            histograms.write(out);
        }
    }

    static ClassificationLeaf readModel(StateReader in, int[] candidates, int classes) {
        double[] counts = in.getDoubles();
        if (counts.length != classes) {
            throw new IllegalStateException("the state of a leaf counts " + counts.length + " classes, not " + classes
                    + "; was it written for other classes?");
        }
        ClassificationLeaf leaf = new ClassificationLeaf(candidates, counts);
        leaf.weight = in.getDouble();
        leaf.bayesRight = in.getDouble();
        leaf.majorityRight = in.getDouble();
        if (in.getBoolean()) {
            leaf.histograms = new GrowingHistograms(candidates.length, classes);
            leaf.histograms.read(in);
        }
        return leaf;
    }

    void writeTraining(StateWriter out) {
        out.putDouble(checked);
    }

    void readTraining(StateReader in) {
        checked = in.getDouble();
    }

    private void bayes(float[] row, double[] out) {
        HistogramBayes.posterior(histograms, 0, candidates, row, counts, 1, PRIOR, out);
    }

    private void halve() {
        histograms.scale(.5);
        for (int k = 0; k < counts.length; k++) {
            counts[k] *= .5;
        }
        weight *= .5;
        checked *= .5;
        bayesRight *= .5;
        majorityRight *= .5;
    }
}
