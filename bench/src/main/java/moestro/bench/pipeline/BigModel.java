package moestro.bench.pipeline;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import moestro.bench.figures.Figure;

/** What publishing a model of 50 MB does to serving: the latency while it is published and picked up, beside before. */
public final class BigModel {
    private static final int RATE = 2000;
    private static final int WARM_SECONDS = 10;
    private static final int QUIET_SECONDS = 20;
    private static final int MEBIBYTES = 48;
    private static final int EXPERTS = 3;
    private static final int LESSONS_BEFORE = 300;
    private static final int LESSONS = 1;
    /** As long as the bandwidth takes for the model, less the time that is quiet. */
    private static final int PAUSE_SECONDS = 30;

    private static final int MOST_SECONDS = 300;
    private static final double HIGH = .99;
    private static final String MODEL = "heavy";

    private final PrintStream progress;

    public BigModel(PrintStream progress) {
        this.progress = progress;
    }

    /** Runs once; the figure's peer is the same serving before anything was published. */
    public Figure run() throws Exception {
        try (Ground ground = new Ground()) {
            Ours ours = new Ours(
                    ground,
                    "big",
                    EXPERTS,
                    List.of(
                            "    - { name: " + MODEL + ", type: ballast, mebibytes: " + MEBIBYTES + " }",
                            "publish-bandwidth: " + Integer.getInteger("bandwidth", 1 << 20)));
            Traffic traffic = new Traffic(System.currentTimeMillis() - 3_600_000);
            ground.create(ours.events());
            ground.create(ours.feedback());
            ground.send(traffic, 0, LESSONS_BEFORE, ours.events(), null);
            String[] options = System.getProperty("ours.option", "-Dx=y").split(" ");
            try (Jvm both = ours.start(Ours.Role.BOTH, options);
                    SteadyLoad latency =
                            new SteadyLoad(ground, ours, traffic, LESSONS_BEFORE, RATE, RATE * MOST_SECONDS)) {
                Thread.sleep(WARM_SECONDS * 1000);
                publish(ground, ours, traffic, both, 0); // as any other time: with classes loaded and places taken
                Thread.sleep(PAUSE_SECONDS * 1000);
                return measure(ground, ours, traffic, both, latency);
            }
        }
    }

    /** Has all experts learn a lesson, and waits until the large one is published; returns how many seconds. */
    private static double publish(Ground ground, Ours ours, Traffic traffic, Jvm both, int from) throws IOException {
        long end = ground.end(ours.models());
        ground.send(traffic, from, from + LESSONS, null, ours.feedback());
        long begun = System.nanoTime();
        ModelWatch.await(ground, ours.models(), end, MODEL, both);
        return (System.nanoTime() - begun) / 1e9;
    }

    private Figure measure(Ground ground, Ours ours, Traffic traffic, Jvm both, SteadyLoad latency)
            throws IOException, InterruptedException {
        long quietFrom = latency.next();
        Thread.sleep(QUIET_SECONDS * 1000);
        long quietTo = latency.next();
        Thread.sleep(2000);
        long from = latency.next();
        double arrived = publish(ground, ours, traffic, both, LESSONS);
        Thread.sleep(3000);
        long to = latency.next();
        Thread.sleep(2000);
        double before = latency.quantile(HIGH, quietFrom, quietTo);
        double during = latency.quantile(HIGH, from, to);
        progress.printf(
                "quiet: p50 %.1f p99 %.1f p99.9 %.1f max %.1f ms%n",
                latency.quantile(.5, quietFrom, quietTo),
                before,
                latency.quantile(.999, quietFrom, quietTo),
                latency.quantile(1, quietFrom, quietTo));
        progress.printf(
                "published in %.1f s: p50 %.1f p99 %.1f p99.9 %.1f max %.1f ms%n",
                arrived,
                latency.quantile(.5, from, to),
                during,
                latency.quantile(.999, from, to),
                latency.quantile(1, from, to));
        return Figure.ofCost(
                "p99 of a prediction while a model of " + MEBIBYTES + " MiB is published", during, before, "ms");
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(new BigModel(System.out).run());
    }
}
