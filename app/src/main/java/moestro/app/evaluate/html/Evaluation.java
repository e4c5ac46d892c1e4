package moestro.app.evaluate.html;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import moestro.app.evaluate.finding.Contender;
import moestro.app.evaluate.finding.Findings;
import moestro.app.evaluate.finding.Trace;
import moestro.app.evaluate.finding.Windows;
import moestro.mixture.Features;
import moestro.mixture.Panel;

/**
 * What a page tells of.
 *
 * @param subject what was evaluated
 * @param panel the experts
 * @param mixture its predictions
 * @param uniform the uniform mean of the experts alone, if the baselines were run
 * @param alone each expert alone, in the panel's order; empty if the baselines were not run
 * @param cost what it took
 * @param trace every record
 * @param windows of everything that is shown over time
 * @param findings what was found
 */
public record Evaluation(
        Subject subject,
        Panel panel,
        Contender mixture,
        Optional<Contender> uniform,
        List<Contender> alone,
        Cost cost,
        Trace trace,
        Windows windows,
        Findings findings) {

    /**
     * What was evaluated.
     *
     * @param data the name of the file
     * @param target the column that was predicted
     * @param features the columns it was predicted from
     * @param panel the name of the panel
     * @param delay how many records late labels came
     * @param seed of every hash
     * @param modelHash of the final models
     */
    public record Subject(
            String data, String target, Features features, String panel, int delay, long seed, String modelHash) {}

    /**
     * What it took.
     *
     * @param expertsRun mean per record
     * @param expertsTrained mean per label
     * @param micros CPU per record
     */
    public record Cost(double expertsRun, double expertsTrained, double micros) {}

    /** The name of an expert. */
    String name(int expert) {
        return panel.members().get(expert).name();
    }

    /** The expert that alone is best by a metric, which only hindsight can tell. */
    Optional<Contender> bestAlone(Metric metric) {
        Comparator<Contender> byValue = Comparator.comparing(contender -> metric.of(contender.quality()));
        return metric.higherIsBetter()
                ? alone.stream().max(byValue)
                : alone.stream().min(byValue);
    }

    /** The metrics of the task, in the order in which they are told. */
    List<Metric> metrics() {
        return mixture.quality().values().keySet().stream().map(Metric::of).toList();
    }

    /** The metric that panels are compared by. */
    Metric mainMetric() {
        return trace.task().isClassification() ? Metric.LOG_LOSS : Metric.RMSE;
    }
}
