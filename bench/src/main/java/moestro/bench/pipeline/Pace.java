package moestro.bench.pipeline;

import java.io.IOException;
import java.util.function.LongSupplier;

/** How fast an application goes through what waits for it. */
final class Pace {
    private static final double WARM = .35;
    private static final long EVERY_MILLIS = 100;
    private static final long GIVE_UP_NANOS = 600_000_000_000L;

    private Pace() {}

    /**
     * Watches until all is done.
     *
     * @param done how many are done, as a count that only grows
     * @param from the count before
     * @param to the count afterwards
     * @return how many a second, after the first third, in which the compiler was at work
     */
    static double watch(Jvm application, LongSupplier done, long from, long to)
            throws IOException, InterruptedException {
        long warm = from + (long) (WARM * (to - from));
        long begun = 0;
        long before = 0;
        long deadline = System.nanoTime() + GIVE_UP_NANOS;
        while (true) {
            long now = System.nanoTime();
            long count = done.getAsLong();
            if (begun == 0 && count >= warm) {
                begun = now;
                before = count;
            }
            if (count >= to) {
                return (count - before) * 1e9 / (now - begun);
            }
            application.check();
            if (now > deadline) {
                throw new IllegalStateException("only " + count + " of " + to + " were done in ten minutes");
            }
            Thread.sleep(EVERY_MILLIS);
        }
    }
}
