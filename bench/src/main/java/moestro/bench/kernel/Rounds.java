package moestro.bench.kernel;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import moestro.bench.figures.Figure;

/**
 * Times two pieces of work by turns, ours, peer, ours, peer: whatever else the machine does for a while meets both, and
 * the ratio within a round says more than two times from different minutes.
 */
final class Rounds {
    private static final int ROUNDS = 15;
    private static final long WARM_UP_NANOS = 300_000_000L;
    private static final int QUIET_WARM_UPS = 3;
    private static final int MOST_WARM_UPS = 25;
    private static final long TURN_NANOS = 25_000_000L;

    private Rounds() {}

    /** Work that is repeated; {@link #between} is not timed. */
    interface Work {
        void run();

        /** Frees what a run left behind. */
        default void between() {}
    }

    /**
     * Medians over the rounds.
     *
     * @param ours nanoseconds of a run
     * @param peer nanoseconds of a run
     * @param ratio peer / ours
     */
    record Times(double ours, double peer, double ratio) {

        /** A cost by unit of work, such as a record. */
        Figure cost(String name, double units, String unit) {
            return new Figure(name, ours / units, peer / units, ratio, unit);
        }

        /** A throughput: units of work by nanosecond, such as floating-point operations. */
        Figure gain(String name, double oursUnits, double peerUnits, String unit) {
            return new Figure(name, oursUnits / ours, peerUnits / peer, ratio * oursUnits / peerUnits, unit);
        }
    }

    static Times of(Work ours, Work peer) {
        int ourTurns = turns(ours);
        int peerTurns = turns(peer);
        double[] ourTimes = new double[ROUNDS];
        double[] peerTimes = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ourTimes[round] = time(ours, ourTurns);
            peerTimes[round] = time(peer, peerTurns);
            ratios[round] = peerTimes[round] / ourTimes[round];
        }
        return new Times(median(ourTimes), median(peerTimes), median(ratios));
    }

    /** Runs until the compiler has nothing left to do, and says how many runs fill a turn. */
    private static int turns(Work work) {
        double last = 0;
        long compiled = -1;
        int quiet = 0;
        for (int warmUp = 0; warmUp < MOST_WARM_UPS && quiet < QUIET_WARM_UPS; warmUp++) {
            long start = System.nanoTime();
            while (System.nanoTime() - start < WARM_UP_NANOS) {
                last = time(work, 10);
            }
            long now = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
            quiet = now == compiled ? quiet + 1 : 0;
            compiled = now;
        }
        return (int) Math.max(1, TURN_NANOS / last);
    }

    private static double time(Work work, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        double nanos = (double) (System.nanoTime() - start) / times;
        work.between();
        return nanos;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
