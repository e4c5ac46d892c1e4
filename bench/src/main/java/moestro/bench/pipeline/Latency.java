package moestro.bench.pipeline;

import java.io.IOException;

/**
 * How long after it was sent an event's result can be read by a reader of committed records, at a steady rate.
 *
 * @param median milliseconds
 * @param high the 99th percentile, milliseconds
 */
record Latency(double median, double high) {
    private static final double HIGH = .99;
    private static final int WARM_SECONDS = 15;
    private static final int SECONDS = 15;
    private static final int SETTLE_SECONDS = 3;

    /** Measures when the compiler has done its work, and what had been sent before is done. */
    static Latency measure(Course course, String results, double perSecond, Jvm application)
            throws IOException, InterruptedException {
        int most = (int) (perSecond * (WARM_SECONDS + SECONDS + 2 * SETTLE_SECONDS));
        SteadyLoad.Way way = new SteadyLoad.Way(course.ours().events(), results);
        try (SteadyLoad load = new SteadyLoad(course.ground(), way, course.traffic(), course.sent(), perSecond, most)) {
            Thread.sleep(WARM_SECONDS * 1000);
            long from = load.next();
            Thread.sleep(SECONDS * 1000);
            long to = load.next();
            Thread.sleep(SETTLE_SECONDS * 1000);
            application.check();
            course.sentUpTo(load.next());
            return new Latency(load.quantile(.5, from, to), load.quantile(HIGH, from, to));
        }
    }
}
