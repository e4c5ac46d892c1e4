package moestro.app.chaos;

import java.util.List;
import java.util.Locale;

/**
 * One process that was ended in an orderly way and started again.
 *
 * @param pid of its former life
 * @param seconds when, from the start of the game
 * @param after how many events had been sent then
 * @param until how many when it was back and things went on
 * @param ended how many seconds it needed to end
 * @param back seconds from the signal until it said that it was back, and things went on
 * @param orderly whether it ended by itself within its time
 * @param silences the longest time without a new prediction while events waited, in seconds, of each partition
 */
record Restart(
        Member member,
        long pid,
        double seconds,
        int after,
        int until,
        double ended,
        double back,
        boolean orderly,
        List<Double> silences) {
    /** A pause longer than this many seconds is more than that of a commit or two. */
    static final double SILENT = 2;

    Restart {
        silences = List.copyOf(silences);
    }

    /** The longest silence of any partition. */
    double silence() {
        return silences.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** How many partitions were silent for longer than {@link #SILENT} seconds. */
    long silentPartitions() {
        return silences.stream().filter(seconds -> seconds > SILENT).count();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%6.1f s  SIGTERM %s (pid %d) after %,d events; %s %.1f s later, back after %.1f s; longest without new"
                        + " predictions %.1f s, %d of %d partitions",
                seconds,
                member.label(),
                pid,
                after,
                orderly ? "ended" : "killed for it had not ended",
                ended,
                back,
                silence(),
                silentPartitions(),
                silences.size());
    }
}
