package moestro.bench.pipeline;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import moestro.bench.figures.Figure;
import moestro.bench.figures.Median;
import moestro.topology.Profile;

/**
 * What serving makes of more threads and more instances on one machine, as a share of the broker's own ceiling; and what
 * an event costs, from which larger deployments can be planned.
 */
public final class CapacitySuite {
    static final int PARTITIONS = 12;
    private static final int EXPERTS = 16;
    private static final int[][] SHAPES = {{1, 1}, {1, 2}, {1, 4}, {2, 1}, {3, 1}};

    private final PrintStream progress;
    private final PipelineSuite.Effort effort;

    /** A suite that says on the way what it does. */
    public CapacitySuite(PrintStream progress, PipelineSuite.Effort effort) {
        this.progress = progress;
        this.effort = effort;
    }

    /** Runs it. */
    public List<Figure> run() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        try (Ground ground = new Ground()) {
            progress.println("learning");
            Course fleet = Course.learned(ground, "fleet", EXPERTS, Profile.THROUGHPUT, PARTITIONS);
            List<Integer> sizes = List.of(
                    ground.valueBytes(fleet.ours().predictions(), 200),
                    ground.valueBytes(fleet.ours().pendingChangelog(), 200));
            progress.println(
                    "an event leads to values of " + sizes + " bytes: its prediction, and what its label needs");
            for (int[] shape : SHAPES) {
                List<Figure> rounds = new ArrayList<>();
                for (int round = 0; round < effort.rounds(); round++) {
                    rounds.add(compared(ground, fleet, shape[0], shape[1], sizes));
                }
                figures.add(Median.ofRatios(rounds));
            }
        }
        return figures;
    }

    private Figure compared(Ground ground, Course fleet, int instances, int threads, List<Integer> sizes)
            throws IOException, InterruptedException {
        double ceiling = new Ceiling(ground).perSecond(effort.events() / 2, sizes);
        fleet.send(effort.events(), false);
        Duration before = ground.brokerCpu();
        Pace pace = fleet.serve(instances, threads);
        double broker = ground.brokerCpu().minus(before).toNanos() / 1e3 / effort.events();
        String name = String.format(
                Locale.ROOT,
                "serving, %d %s of %d %s, 12 partitions",
                instances,
                instances == 1 ? "instance" : "instances",
                threads,
                threads == 1 ? "thread" : "threads");
        progress.printf(
                Locale.ROOT,
                "%s: %.0f/s, the broker's ceiling %.0f/s; CPU of an event %.1f us in the instances, %.1f us in the"
                        + " broker%n",
                name,
                pace.perSecond(),
                ceiling,
                pace.cpuMicros(),
                broker);
        return Figure.ofGain(name, pace.perSecond(), ceiling, "events/s");
    }
}
