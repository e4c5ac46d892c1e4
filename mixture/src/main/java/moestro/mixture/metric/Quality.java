package moestro.mixture.metric;

import java.util.Map;
import moestro.mixture.Task;

/** The quality of a sequence of predictions, each scored before its label is learned (prequential, Dawid 1984). */
public sealed interface Quality permits ClassQuality, NumberQuality {

    /** An empty score for a task. */
    static Quality of(Task task) {
        return task.isClassification() ? new ClassQuality(task.outputs()) : new NumberQuality();
    }

    /**
     * Scores one prediction.
     *
     * @param output class probabilities, or one number in the label's unit
     * @param label the index of the true class, or the true number
     */
    void add(float[] output, double label);

    /** How many predictions were scored. */
    long count();

    /** The metric by which panels are compared, smaller is better: log loss, or root mean squared error. */
    double main();

    /** Every metric by its name, in a fixed order. */
    Map<String, Double> values();
}
