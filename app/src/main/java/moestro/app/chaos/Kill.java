package moestro.app.chaos;

import java.util.Locale;

/** One SIGKILL that was sent, and when things went on after it. Seconds count from the start of the game. */
final class Kill {
    private final Victim victim;
    private final long pid;
    private final double seconds;
    private final int after;
    private final long signBefore;
    private double recovery = Double.NaN;

    /**
     * A kill.
     *
     * @param pid of the victim
     * @param seconds when
     * @param after how many events had been sent
     * @param signBefore how far the victim's sign was when it was dead
     */
    Kill(Victim victim, long pid, double seconds, int after, long signBefore) {
        this.victim = victim;
        this.pid = pid;
        this.seconds = seconds;
        this.after = after;
        this.signBefore = signBefore;
    }

    Victim victim() {
        return victim;
    }

    /** Looks whether things go on; says so once, the first time that they do. */
    boolean look(long sign, double now) {
        if (!Double.isNaN(recovery) || sign <= signBefore) {
            return false;
        }
        recovery = now - seconds;
        return true;
    }

    /** From the kill to the sign; NaN while there is none. */
    double recovery() {
        return recovery;
    }

    @Override
    public String toString() {
        String told = String.format(
                Locale.ROOT, "%6.1f s  SIGKILL %s (pid %d) after %,d events; ", seconds, victim.label(), pid, after);
        return told
                + (Double.isNaN(recovery)
                        ? "no " + victim.sign() + " since"
                        : String.format(Locale.ROOT, "first %s %.1f s later", victim.sign(), recovery));
    }
}
