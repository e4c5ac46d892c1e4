package moestro.bench.pipeline;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How fast an application goes through what waits for it, after the first half, in which the compiler is at work.
 *
 * @param records that were done meanwhile
 * @param from when it began
 * @param to when the last was done
 * @param cpu processor time of the process meanwhile
 */
record Pace(long records, Instant from, Instant to, Duration cpu) {
    private static final double WARM = .5;
    private static final long EVERY_MILLIS = 50;
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(10);

    /** Records a second. */
    double perSecond() {
        return records * 1e9 / Duration.between(from, to).toNanos();
    }

    /** Processor time of the process for one record. */
    double cpuMicros() {
        return cpu.toNanos() / 1e3 / records;
    }

    /**
     * Watches until all is done.
     *
     * @param done how many are done, as a count that only grows
     * @param before the count before
     * @param after the count afterwards
     */
    static Pace watch(Jvm application, LongSupplier done, long before, long after)
            throws IOException, InterruptedException {
        return watch(List.of(application), done, before, after);
    }

    /** The same with several instances that share the work; the processor time is that of all. */
    static Pace watch(List<Jvm> application, LongSupplier done, long before, long after)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(GIVE_UP_AFTER);
        long warm = await(application, done, before + (long) (WARM * (after - before)), deadline);
        Instant from = Instant.now();
        Duration cpu = cpu(application);
        long last = await(application, done, after, deadline);
        return new Pace(last - warm, from, Instant.now(), cpu(application).minus(cpu));
    }

    private static Duration cpu(List<Jvm> application) {
        return application.stream().map(Jvm::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    private static long await(List<Jvm> application, LongSupplier done, long wanted, Instant deadline)
            throws IOException, InterruptedException {
        long count = done.getAsLong();
        while (count < wanted) {
            for (Jvm instance : application) {
                instance.check();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("only " + count + " of " + wanted + " were done in " + GIVE_UP_AFTER);
            }
            Thread.sleep(EVERY_MILLIS);
            count = done.getAsLong();
        }
        return count;
    }
}
