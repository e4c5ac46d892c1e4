package moestro.app.dashboard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import moestro.mixture.metric.Adwin;

/**
 * Says when the mixture's loss has risen: {@link Adwin} on the loss as a share of the most that it can be, which is the
 * log loss of the least probability, or for numbers the 99 % quantile of the first thousand absolute errors. After a
 * rise the window is often cut several times; cuts within 5,000 lessons of an alarm belong to it.
 */
final class DriftWatch {
    private static final int FIRST = 1000;
    private static final double CAP = .99;
    private static final int QUIET = 5000;
    private static final double MOST_LOG_LOSS = -StrictMath.log(1e-3);

    private final boolean classes;
    private final Adwin adwin = new Adwin();
    private final double[] first;
    private double most;
    private long seen;
    private long lastAlarm = Long.MIN_VALUE / 2;

    DriftWatch(boolean classes) {
        this.classes = classes;
        this.first = new double[classes ? 0 : FIRST];
        this.most = classes ? MOST_LOG_LOSS : 0;
    }

    /** Takes the mixture's loss; what to say if that raises an alarm. */
    Optional<String> add(double loss) {
        double size = classes ? loss : Math.sqrt(loss);
        if (seen < first.length) {
            first[(int) seen++] = size;
            if (seen == first.length) {
                Arrays.sort(first);
                most = first[(int) (CAP * (FIRST - 1))];
            }
            return Optional.empty();
        }
        seen++;
        if (most <= 0) {
            return Optional.empty();
        }
        double share = Math.min(1, size / most);
        double sum = adwin.mean() * adwin.width() + share;
        long before = adwin.width() + 1;
        if (adwin.add(share) != Adwin.Change.UP) {
            return Optional.empty();
        }
        if (seen - lastAlarm <= QUIET) {
            return Optional.empty();
        }
        lastAlarm = seen;
        return Optional.of(said(sum, before));
    }

    /** The part of the window that is left, against the part that was cut off. */
    private String said(double sum, long before) {
        long cut = before - adwin.width();
        double old = (sum - adwin.mean() * adwin.width()) / cut;
        return String.format(
                Locale.ROOT,
                "the mixture's mean %s over the last %,d lessons is %.0f %% above that over the %,d before",
                classes ? "log loss" : "absolute error",
                adwin.width(),
                100 * (adwin.mean() / old - 1),
                cut);
    }
}
