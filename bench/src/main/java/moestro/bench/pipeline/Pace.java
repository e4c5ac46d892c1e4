package moestro.bench.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How fast an application goes through what waits for it.
 *
 * @param perSecond records
 * @param cpuMicros processor time of its process for one record
 */
record Pace(double perSecond, double cpuMicros) {
    private static final double WARM = .35;
    private static final long EVERY_MILLIS = 100;
    private static final long GIVE_UP_NANOS = 600_000_000_000L;

    /**
     * Watches until all is done.
     *
     * @param done how many are done, as a count that only grows
     * @param from the count before
     * @param to the count afterwards
     * @return the pace after the first third, in which the compiler was at work
     */
    static Pace watch(Jvm application, LongSupplier done, long from, long to) throws IOException, InterruptedException {
        long warm = from + (long) (WARM * (to - from));
        long begun = 0;
        long before = 0;
        Duration cpuBefore = Duration.ZERO;
        long deadline = System.nanoTime() + GIVE_UP_NANOS;
        while (true) {
            long now = System.nanoTime();
            long count = done.getAsLong();
            if (begun == 0 && count >= warm) {
                begun = now;
                before = count;
                cpuBefore = application.cpu();
            }
            if (count >= to) {
                double cpu = application.cpu().minus(cpuBefore).toNanos() / 1e3;
                return new Pace((count - before) * 1e9 / (now - begun), cpu / (count - before));
            }
            application.check();
            if (now > deadline) {
                throw new IllegalStateException("only " + count + " of " + to + " were done in ten minutes");
            }
            Thread.sleep(EVERY_MILLIS);
        }
    }
}
