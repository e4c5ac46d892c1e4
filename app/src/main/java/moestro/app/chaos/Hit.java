package moestro.app.chaos;

import java.util.Locale;

/** One blow, and when things went on after it. Seconds count from the start of the game. */
final class Hit {
    private final Member victim;
    private final Plan.Means means;
    private final long pid;
    private final double seconds;
    private final int after;
    private final long[] signBefore;
    private double recovery = Double.NaN;

    /**
     * A blow.
     *
     * @param pid of the victim
     * @param seconds when
     * @param after how many events had been sent
     * @param signBefore how far the victim's sign was when it was hit
     */
    Hit(Member victim, Plan.Means means, long pid, double seconds, int after, long[] signBefore) {
        this.victim = victim;
        this.means = means;
        this.pid = pid;
        this.seconds = seconds;
        this.after = after;
        this.signBefore = signBefore.clone();
    }

    Member victim() {
        return victim;
    }

    Plan.Means means() {
        return means;
    }

    /** Looks whether things go on; says so once, the first time that they do. */
    boolean look(long[] sign, double now) {
        if (!Double.isNaN(recovery) || !isPast(sign)) {
            return false;
        }
        recovery = now - seconds;
        return true;
    }

    private boolean isPast(long[] sign) {
        for (int i = 0; i < sign.length; i++) {
            if (sign[i] <= signBefore[i]) {
                return false;
            }
        }
        return true;
    }

    /** From the blow to the sign; NaN while there is none. */
    double recovery() {
        return recovery;
    }

    @Override
    public String toString() {
        String told = String.format(
                Locale.ROOT,
                "%6.1f s  %s %s (pid %d) after %,d events; ",
                seconds,
                means.label(),
                victim.label(),
                pid,
                after);
        return told
                + (Double.isNaN(recovery)
                        ? "no " + victim.role().sign() + " since"
                        : String.format(
                                Locale.ROOT, "%s %.1f s later", victim.role().sign(), recovery));
    }
}
