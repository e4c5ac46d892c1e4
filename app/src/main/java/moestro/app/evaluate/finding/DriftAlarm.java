package moestro.app.evaluate.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import moestro.mixture.metric.Adwin;

/**
 * The mixture's loss has risen.
 *
 * @param record index of the record whose loss raised the alarm
 * @param rise the relative rise of the mean loss: .5 for half as much again
 */
public record DriftAlarm(int record, double rise) {
    private static final double CAP = .99;
    private static final int QUIET = 10 * Adwin.CHECK_EVERY;

    /**
     * All alarms upwards of an {@link Adwin} on the mixture's loss as a share of the most it can be: log loss, or the absolute
     * error, which counts as its 99 % quantile at most. After a rise the window is often cut several times;
     * a cut within ten checks of the one before belongs to the same alarm.
     */
    public static List<DriftAlarm> of(Trace trace) {
        List<DriftAlarm> alarms = new ArrayList<>();
        Adwin adwin = new Adwin();
        double[] shares = shares(trace);
        int last = -QUIET - 1;
        for (int r = 0; r < shares.length; r++) {
            double before = adwin.mean();
            if (adwin.add(shares[r]) == Adwin.Change.UP) {
                if (r - last > QUIET) {
                    alarms.add(new DriftAlarm(r, adwin.mean() / before - 1));
                }
                last = r;
            }
        }
        return alarms;
    }

    private static double[] shares(Trace trace) {
        double[] losses = new double[trace.records()];
        Arrays.setAll(losses, r -> trace.task().isClassification() ? trace.loss(r) : StrictMath.sqrt(trace.loss(r)));
        double most = trace.task().isClassification() ? -StrictMath.log(Trace.LEAST_PROBABILITY) : quantile(losses);
        for (int r = 0; r < losses.length; r++) {
            losses[r] = most > 0 ? Math.min(1, losses[r] / most) : 0;
        }
        return losses;
    }

    private static double quantile(double[] losses) {
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        return sorted[(int) (CAP * (sorted.length - 1))];
    }
}
