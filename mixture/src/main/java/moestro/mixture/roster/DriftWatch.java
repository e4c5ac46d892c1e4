package moestro.mixture.roster;

import java.util.Locale;
import moestro.mixture.Task;
import moestro.mixture.gate.ErrorScale;
import moestro.mixture.gate.Losses;
import moestro.mixture.metric.Adwin;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Raises an alarm when the mixture's loss rises ({@link Adwin}): log loss for classes; for numbers the squared error in
 * units of its own running variance, of which drift is a passing rise.
 */
final class DriftWatch {
    private static final double MOST_VARIANCES = 9;

    private final Task task;
    private final double delta;
    private final double most;
    private final Adwin adwin;
    private final ErrorScale scale = new ErrorScale();

    DriftWatch(Task task, double delta) {
        this.task = task;
        this.delta = delta;
        this.most = task.isClassification() ? Losses.mostLog() : MOST_VARIANCES;
        this.adwin = new Adwin(delta);
    }

    /**
     * Folds one answer of the mixture.
     *
     * @return how the loss has risen, in words; null while it has not
     */
    String rise(float[] output, float truth) {
        double before = adwin.mean() * most;
        Adwin.Change change = adwin.add(Math.min(1, loss(output, truth) / most));
        return change == Adwin.Change.UP
                ? String.format(
                        Locale.ROOT,
                        "the mixture's loss rose from %.3f to %.3f (ADWIN, delta %s)",
                        before,
                        adwin.mean() * most,
                        Double.toString(delta))
                : null;
    }

    private double loss(float[] output, float truth) {
        if (task.isClassification()) {
            return Losses.log(output, (int) truth);
        }
        double error = output[0] - truth;
        double variances = error * error / scale.variance();
        scale.learn(error);
        return Math.min(variances, MOST_VARIANCES);
    }

    /** The running variance of the mixture's error on numbers. */
    double variance() {
        return scale.variance();
    }

    void write(StateWriter out) {
        scale.write(out);
        adwin.write(out);
    }

    void read(StateReader in) {
        scale.read(in);
        adwin.read(in);
    }
}
