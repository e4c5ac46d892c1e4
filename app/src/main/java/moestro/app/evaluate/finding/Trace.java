package moestro.app.evaluate.finding;

import java.util.Arrays;
import java.util.List;
import moestro.mixture.LabelHistory;
import moestro.mixture.Pending;
import moestro.mixture.Prediction;
import moestro.mixture.Spread;
import moestro.mixture.Task;
import moestro.mixture.metric.Coverage;

/**
 * Notes of every prediction of a run, in arrays: what was answered, who was asked, with what weight, by what chance. Taking a
 * note copies a few numbers; all that is computed from them is computed when the run is over.
 *
 * <p>The <em>asks</em> of all records stand in one sequence: those of record r from {@link #first} to before {@link #end}, the
 * routed experts before {@link #firstShadow}.
 */
public final class Trace {
    /** Probabilities below it count as it. */
    static final double LEAST_PROBABILITY = 1e-3;

    private final Task task;
    private final LabelHistory scale;
    private final int experts;
    private final double[] truths;
    private final float[] outputs;
    private final int[] ends;
    private final int[] shadows;
    private final List<Coverage> coverages;
    private int records;
    private int asks;
    private int[] asked;
    private float[] weights;
    private float[] propensities;
    private float[] answers;

    /**
     * Empty notes.
     *
     * @param scale of the mixture that is observed: turns its experts' numbers into the label's unit
     * @param experts how many the panel has
     * @param capacity the most records it will see
     */
    public Trace(Task task, LabelHistory scale, int experts, int capacity) {
        this.task = task;
        this.scale = scale;
        this.experts = experts;
        truths = new double[capacity];
        outputs = new float[capacity * task.outputs()];
        ends = new int[capacity];
        shadows = new int[capacity];
        coverages = Arrays.stream(Spread.coverages()).mapToObj(Coverage::new).toList();
        grow(4 * capacity + experts);
    }

    private void grow(int length) {
        asked = asked == null ? new int[length] : Arrays.copyOf(asked, length);
        weights = weights == null ? new float[length] : Arrays.copyOf(weights, length);
        propensities = propensities == null ? new float[length] : Arrays.copyOf(propensities, length);
        answers = answers == null ? new float[length] : Arrays.copyOf(answers, length);
    }

    /** Notes a prediction, right after it was made. */
    public void predicted(int record, Prediction prediction, double truth) {
        Pending pending = prediction.pending();
        truths[record] = truth;
        System.arraycopy(prediction.output(), 0, outputs, record * task.outputs(), task.outputs());
        if (asks + pending.asked().length > asked.length) {
            grow(2 * asked.length);
        }
        shadows[record] = asks + pending.routed();
        for (int j = 0; j < pending.asked().length; j++) {
            asked[asks] = pending.asked()[j];
            propensities[asks] = pending.propensities()[j];
            answers[asks++] = answer(pending.answers()[j], truth);
        }
        weigh(prediction, asks - pending.asked().length);
        cover(prediction.spread(), truth);
        ends[record] = asks;
        records = record + 1;
    }

    private float answer(float[] output, double truth) {
        if (output == null) {
            return Float.NaN;
        }
        return task.isClassification() ? output[(int) truth] : (float) scale.unscaled(output[0]);
    }

    private void cover(Spread spread, double truth) {
        for (Coverage coverage : coverages) {
            if (spread != null) {
                coverage.add(spread.lower(coverage.nominal()), spread.upper(coverage.nominal()), truth);
            }
        }
    }

    /** Routes are in the order of the asks, without those that failed. */
    private void weigh(Prediction prediction, int first) {
        int ask = first;
        for (Prediction.Route route : prediction.routes()) {
            while (asked[ask] != route.expert()) {
                ask++;
            }
            weights[ask] = route.weight();
        }
    }

    /** How often truths lay in the intervals that were predicted, by rising nominal coverage; of no interval for classes. */
    public List<Coverage> coverages() {
        return coverages;
    }

    /** What was predicted. */
    public Task task() {
        return task;
    }

    /** How many experts the panel has. */
    public int experts() {
        return experts;
    }

    /** How many records were predicted. */
    public int records() {
        return records;
    }

    /** The truth of a record. */
    public double truth(int record) {
        return truths[record];
    }

    /** What the mixture answered, float[outputs]. */
    public float[] output(int record) {
        return Arrays.copyOfRange(outputs, record * task.outputs(), (record + 1) * task.outputs());
    }

    /** The mixture's loss: {@link #loss(double, double)} of its answer. */
    public double loss(int record) {
        int answer = task.isClassification() ? (int) truths[record] : 0;
        return loss(outputs[record * task.outputs() + answer], truths[record]);
    }

    /**
     * The loss of an answer: the negative log of the truth's probability, which counts as .001 at least, or the squared error.
     *
     * @param answer the truth's probability, or a number
     */
    public double loss(double answer, double truth) {
        return task.isClassification()
                ? -StrictMath.log(Math.max(answer, LEAST_PROBABILITY))
                : (answer - truth) * (answer - truth);
    }

    /** The first ask of a record. */
    public int first(int record) {
        return record == 0 ? 0 : ends[record - 1];
    }

    /** The first ask of a record that was only scored. */
    public int firstShadow(int record) {
        return shadows[record];
    }

    /** The ask after the last one of a record. */
    public int end(int record) {
        return ends[record];
    }

    /** Who was asked. */
    public int expert(int ask) {
        return asked[ask];
    }

    /** The weight of an answer; 0 if it had no voice. */
    public float weight(int ask) {
        return weights[ask];
    }

    /** The chance that this expert was asked for this record. */
    public float propensity(int ask) {
        return propensities[ask];
    }

    /** The probability of the truth, or the number, that was answered; NaN if the expert failed. */
    public float answer(int ask) {
        return answers[ask];
    }
}
