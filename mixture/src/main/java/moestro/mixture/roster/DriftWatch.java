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
     * @return how the loss has risen from what the window has dropped to what it holds, in words; null while it has not
     */
    String rise(float[] output, float truth) {
        // Probabilities of rounded floats may exceed 1 by a hair, and their log loss fall below 0.
        double share = Math.clamp(loss(output, truth) / most, 0.0, 1.0);
        double count = adwin.width() + 1.0;
        double sum = adwin.mean() * adwin.width() + share;
        if (adwin.add(share) != Adwin.Change.UP) {
            return null;
        }
        double dropped = (sum - adwin.mean() * adwin.width()) / (count - adwin.width());
        return String.format(
                Locale.ROOT,
                "the mixture's loss rose from %.3f to %.3f (ADWIN, delta %s)",
                dropped * most,
                adwin.mean() * most,
                Double.toString(delta));
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
