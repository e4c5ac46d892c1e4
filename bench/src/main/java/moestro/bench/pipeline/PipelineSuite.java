package moestro.bench.pipeline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import moestro.bench.figures.Figure;
import moestro.bench.figures.Median;
import moestro.topology.Profile;

/**
 * What an event costs on its way through the mixture, beside the peer, on one broker: in turns, round after round; the
 * figures are those of the round with the middle ratio.
 */
public final class PipelineSuite {
    private static final int EXPERTS = 16;
    /** Sender, reader, broker and application share this machine: together they do so much less than it alone. */
    private static final double SHARED = 2;

    private final PrintStream progress;
    private final Effort effort;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * How much is done.
     *
     * @param rounds of each race
     * @param events that are served in a round
     * @param lessons that are learned in a round
     */
    public record Effort(int rounds, int events, int lessons) {}

    /** A suite that says on the way what it does. */
    public PipelineSuite(PrintStream progress, Effort effort) {
        this.progress = progress;
        this.effort = effort;
    }

    /** Runs it. */
    public List<Figure> run() throws Exception {
        try (Ground ground = new Ground()) {
            for (Profile profile : List.of(Profile.BALANCED, Profile.THROUGHPUT)) {
                say("learning, " + profile.name() + " profile");
                Course course = Course.learned(ground, profile.name(), EXPERTS, profile);
                throughput(course, profile);
                if (profile.equals(Profile.THROUGHPUT)) {
                    allocation(course);
                }
            }
            for (Profile profile : List.of(Profile.LATENCY, Profile.BALANCED)) {
                Course course = Course.learned(ground, "steady-" + profile.name(), EXPERTS, profile);
                course.send(effort.events() / 2, false);
                double most = course.serve().perSecond();
                // Whoever sends and reads needs processors, too: so much is half of what all of them can do here.
                latency(course, profile, most / 2 / SHARED);
            }
        }
        figures.add(new BigModel(progress).run());
        return figures;
    }

    private void throughput(Course course, Profile profile) throws IOException, InterruptedException {
        List<Figure> serving = new ArrayList<>();
        List<Figure> loops = new ArrayList<>();
        for (int round = 0; round < effort.rounds(); round++) {
            course.send(effort.events(), false);
            Pace peer = course.passBare();
            Pace ours = course.serve();
            serving.add(race("serve path, 16 features, 16 experts, k=2, " + profile.name() + " profile", ours, peer));
            course.send(effort.lessons(), true);
            Pace loop = course.serveAndLearn(effort.lessons());
            loops.add(race("full loop, a label for every event, " + profile.name() + " profile", loop, peer));
        }
        figures.add(Median.ofRatios(serving));
        figures.add(Median.ofRatios(loops));
    }

    private Figure race(String name, Pace ours, Pace peer) {
        say(String.format(
                Locale.ROOT,
                "%s: ours %.0f/s (CPU %.1f us), bare %.0f/s (CPU %.1f us), ratio %.3f",
                name,
                ours.perSecond(),
                ours.cpuMicros(),
                peer.perSecond(),
                peer.cpuMicros(),
                ours.perSecond() / peer.perSecond()));
        return Figure.ofGain(name, ours.perSecond(), peer.perSecond(), "events/s");
    }

    private void allocation(Course course) throws IOException, InterruptedException {
        course.send(effort.events(), false);
        Path file = course.ground().path("bare.jfr");
        Pace bare = course.passBare(Allocation.options(file));
        Allocation peer = Allocation.read(file, bare.from(), bare.to());
        file = course.ground().path("ours.jfr");
        Pace serving = course.serve(Allocation.options(file));
        Allocation ours = Allocation.read(file, serving.from(), serving.to());
        double own = (double) ours.total() / serving.records();
        double others = (double) peer.total() / bare.records();
        figures.add(Figure.ofCost("heap allocation, serve path, all of the stream thread", own, others, "bytes/event"));
        figures.add(
                Figure.ofCost("heap allocation, serve path, in our own code", own * ours.own(), others, "bytes/event"));
        say(figures.get(figures.size() - 2).toString());
        say(figures.getLast().toString());
    }

    private void latency(Course course, Profile profile, double perSecond) throws IOException, InterruptedException {
        List<Figure> tails = new ArrayList<>();
        List<Figure> middles = new ArrayList<>();
        for (int round = 0; round < effort.rounds(); round++) {
            course.passBare(); // or what waits would be measured, and not what comes
            Latency peer;
            try (Jvm bare = course.startBare()) {
                peer = Latency.measure(course, course.results(), perSecond, bare);
            }
            course.serve();
            Latency ours;
            try (Jvm mixture = course.startOurs()) {
                ours = Latency.measure(course, course.ours().predictions(), perSecond, mixture);
            }
            String at = String.format(
                    Locale.ROOT, "event to readable prediction, %.0f events/s, %s profile", perSecond, profile.name());
            middles.add(Figure.ofCost("p50, " + at, ours.median(), peer.median(), "ms"));
            tails.add(Figure.ofCost("p99, " + at, ours.high(), peer.high(), "ms"));
            say(middles.getLast().toString());
            say(tails.getLast().toString());
        }
        figures.add(Median.ofRatios(middles));
        figures.add(Median.ofRatios(tails));
    }

    private void say(String text) {
        progress.println(text);
    }
}
