package moestro.app.evaluate.finding;

import java.util.ArrayList;
import java.util.List;
import moestro.mixture.metric.Adwin;

/**
 * The mixture's loss has risen.
 *
 * @param record index of the record whose loss raised the alarm
 * @param rise the relative rise of the mean loss: .5 for half as much again
 */
public record DriftAlarm(int record, double rise) {

    /**
     * All alarms upwards of an {@link Adwin} on the loss as a share of the most it can be: log loss, or the absolute error over
     * the range of the labels so far. An alarm at the check after another goes on with it and is no alarm of its own.
     */
    public static List<DriftAlarm> of(Trace trace) {
        List<DriftAlarm> alarms = new ArrayList<>();
        Adwin adwin = new Adwin();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int last = -2 * Adwin.CHECK_EVERY;
        for (int r = 0; r < trace.records(); r++) {
            least = Math.min(least, trace.truth(r));
            most = Math.max(most, trace.truth(r));
            double before = adwin.mean();
            if (adwin.add(share(trace, r, most - least)) == Adwin.Change.UP) {
                if (r - last > Adwin.CHECK_EVERY) {
                    alarms.add(new DriftAlarm(r, adwin.mean() / before - 1));
                }
                last = r;
            }
        }
        return alarms;
    }

    private static double share(Trace trace, int record, double range) {
        double loss = trace.loss(record);
        if (trace.task().isClassification()) {
            return Math.min(1, loss / -StrictMath.log(Trace.LEAST_PROBABILITY));
        }
        return loss == 0 ? 0 : Math.min(1, StrictMath.sqrt(loss) / range);
    }
}
