package moestro.experts.bayes;

import moestro.experts.tree.GrowingHistograms;
import moestro.experts.tree.HistogramBayes;
import moestro.mixture.Expert;
import moestro.mixture.Input;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Naive Bayes models that forget at different paces, mixed by how likely each found the labels lately, with a fixed
 * share for all (Herbster and Warmuth 1998: Tracking the best expert). One histogram per feature holds the class counts
 * of all paces.
 *
 * <p>Counts do not decay; the weight of a lesson grows instead, and everything is scaled down when it is large.
 */
final class NaiveBayes implements Expert {
    private static final double PRIOR = 1;
    private static final double LEAST_LIKELIHOOD = .01;
    private static final double UNIFORM_SHARE = .01;
    private static final double MOST_UNIT = 1e6;

    private final int classes;
    private final int[] features;
    private final double[] decays;
    private final double fixedShare;

    /** Statistic {@code pace * classes + k} of a bin counts class k. */
    private final GrowingHistograms histograms;

    private final double[][] counts;
    /** The weight of the next lesson, for each pace. */
    private final double[] units;
    /** How much each pace is believed; sums to 1. */
    private final double[] beliefs;

    /**
     * Models that learned nothing.
     *
     * @param decays what a lesson's weight is multiplied by with each further lesson, one for each pace
     * @param fixedShare of the belief that is spread evenly after each lesson
     */
    NaiveBayes(int features, int classes, double[] decays, double fixedShare) {
        this.classes = classes;
        this.decays = decays.clone();
        this.fixedShare = fixedShare;
        this.features = new int[features];
        for (int i = 0; i < features; i++) {
            this.features[i] = i;
        }
        histograms = new GrowingHistograms(features, decays.length * classes);
        counts = new double[decays.length][classes];
        units = new double[decays.length];
        beliefs = new double[decays.length];
        for (int pace = 0; pace < decays.length; pace++) {
            units[pace] = 1;
            beliefs[pace] = 1.0 / decays.length;
        }
    }

    @Override
    public void predict(Input input, float[] output) {
        double[] sum = new double[classes];
        double[] answer = new double[classes];
        for (int pace = 0; pace < decays.length; pace++) {
            posterior(pace, input.ordinals(), answer);
            for (int k = 0; k < classes; k++) {
                sum[k] += beliefs[pace] * answer[k];
            }
        }
        for (int k = 0; k < classes; k++) {
            output[k] = (float) ((1 - UNIFORM_SHARE) * sum[k] + UNIFORM_SHARE / classes);
        }
    }

    @Override
    public void learn(Input input, float target) {
        int label = (int) target;
        float[] row = input.ordinals();
        updateBeliefs(row, label);
        for (int pace = 0; pace < decays.length; pace++) {
            age(pace);
            counts[pace][label] += units[pace];
        }
        for (int i = 0; i < features.length; i++) {
            int cell = histograms.grow(i, row[i]);
            for (int pace = 0; pace < decays.length; pace++) {
                histograms.add(cell + pace * classes + label, units[pace]);
            }
        }
    }

    @Override
    public void writeModel(StateWriter out) {
        out.section("naive-bayes");
        for (double[] count : counts) {
            out.putDoubles(count);
        }
        out.putDoubles(units);
        out.putDoubles(beliefs);
        histograms.write(out);
    }

    /** The model is everything. */
    @Override
    public void writeTraining(StateWriter out) {}

    @Override
    public void readModel(StateReader in) {
        in.section("naive-bayes");
        for (double[] count : counts) {
            copy(in.getDoubles(), count);
        }
        copy(in.getDoubles(), units);
        copy(in.getDoubles(), beliefs);
        histograms.read(in);
    }

    @Override
    public void readTraining(StateReader in) {}

    private void posterior(int pace, float[] row, double[] out) {
        HistogramBayes.posterior(histograms, pace * classes, features, row, counts[pace], units[pace], PRIOR, out);
    }

    private void updateBeliefs(float[] row, int label) {
        double[] answer = new double[classes];
        double sum = 0;
        for (int pace = 0; pace < decays.length; pace++) {
            posterior(pace, row, answer);
            beliefs[pace] *= Math.max(answer[label], LEAST_LIKELIHOOD);
            sum += beliefs[pace];
        }
        for (int pace = 0; pace < decays.length; pace++) {
            beliefs[pace] = fixedShare / decays.length + (1 - fixedShare) * beliefs[pace] / sum;
        }
    }

    /** Makes the next lesson weigh more than all before, which is the same as making those weigh less. */
    private void age(int pace) {
        units[pace] /= decays[pace];
        if (units[pace] > MOST_UNIT) {
            double by = 1 / units[pace];
            histograms.scale(pace * classes, classes, by);
            for (int k = 0; k < classes; k++) {
                counts[pace][k] *= by;
            }
            units[pace] = 1;
        }
    }

    private static void copy(double[] from, double[] to) {
        if (from.length != to.length) {
            throw new IllegalStateException("the state of naive Bayes holds " + from.length + " numbers in place of "
                    + to.length + "; was it written for other classes?");
        }
        System.arraycopy(from, 0, to, 0, to.length);
    }
}
