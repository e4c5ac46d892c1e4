package moestro.app.tune;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The CPU that Java's threads have taken: predicting, learning and refits, but not the compiler and the collector. */
final class Cpu {
    private Cpu() {}

    /** Nanoseconds, over all threads that are alive. */
    static long nanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            sum += Math.max(0, threads.getThreadCpuTime(id));
        }
        return sum;
    }
}
