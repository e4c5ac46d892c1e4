package moestro.mixture.roster;

import java.util.Arrays;
import java.util.Locale;
import moestro.mixture.Pending;
import moestro.mixture.state.StateReader;
import moestro.mixture.state.StateWriter;

/**
 * Notices when the load collapses: when it rests, over a window of lessons, on hardly more experts than are routed to
 * for one. The effective number of experts is the exponential of the entropy of their shares (Hill 1973); with k routed
 * for each lesson it is k at least.
 */
final class LoadWatch {
    /** A collapse, and the expert that carries most. */
    record Collapse(int expert, String reason) {}

    private final int k;
    private final double factor;
    private final long window;
    private final long[] load;
    private long lessons;
    private boolean collapsed;

    LoadWatch(int experts, int k, double factor, long window) {
        this.k = k;
        this.factor = factor;
        this.window = window;
        this.load = new long[experts];
    }

    /**
     * Counts one lesson.
     *
     * @param awake how many experts can be asked
     * @return the collapse that it made plain; null if there is none, or no new one
     */
    Collapse add(Pending pending, int awake) {
        for (int j = 0; j < pending.routed(); j++) {
            load[pending.asked()[j]]++;
        }
        if (++lessons < window) {
            return null;
        }
        Collapse verdict = verdict(awake);
        Arrays.fill(load, 0);
        lessons = 0;
        return verdict;
    }

    private Collapse verdict(int awake) {
        long total = Arrays.stream(load).sum();
        double effective = effective(total);
        double least = Math.min(factor * k, (k + awake) / 2.0);
        boolean before = collapsed;
        collapsed = awake > k && total > 0 && effective < least;
        if (!collapsed || before) {
            return null;
        }
        int most = 0;
        for (int e = 1; e < load.length; e++) {
            most = load[e] > load[most] ? e : most;
        }
        String reason = String.format(
                Locale.ROOT,
                "over %,d lessons the load of %d awake experts rested on %.2f effective ones, fewer than %.2f; it carried"
                        + " %.1f %% of it",
                lessons,
                awake,
                effective,
                least,
                100.0 * load[most] / total);
        return new Collapse(most, reason);
    }

    private double effective(long total) {
        double entropy = 0;
        for (long count : load) {
            double share = (double) count / total;
            entropy -= count == 0 ? 0 : share * StrictMath.log(share);
        }
        return StrictMath.exp(entropy);
    }

    void write(StateWriter out) {
        out.putLongs(load);
        out.putLong(lessons);
        out.putBoolean(collapsed);
    }

    void read(StateReader in) {
        System.arraycopy(in.getLongs(), 0, load, 0, load.length);
        lessons = in.getLong();
        collapsed = in.getBoolean();
    }
}
