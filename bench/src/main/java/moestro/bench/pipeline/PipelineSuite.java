package moestro.bench.pipeline;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import moestro.bench.figures.Figure;

/** What the pipeline does beside the peer. */
public final class PipelineSuite {
    private static final int EXPERTS = 16;
    private static final int LESSONS_BEFORE = 4000;
    private static final int LESSONS_AT_ONCE = 200;
    private static final int PUBLISHED_WITHIN_MILLIS = 400;
    private static final int RESULT_BYTES = 330;

    private final PrintStream progress;
    private final int rounds;
    private final int events;
    private final List<Figure> figures = new ArrayList<>();

    public PipelineSuite(PrintStream progress, int rounds, int events) {
        this.progress = progress;
        this.rounds = rounds;
        this.events = events;
    }

    public List<Figure> run() throws Exception {
        try (Ground ground = new Ground()) {
            Ours ours = new Ours(ground, "ours", EXPERTS, List.of());
            Traffic traffic = new Traffic(System.currentTimeMillis() - 3_600_000 * 2);
            ground.create(ours.events());
            ground.create(ours.feedback());
            long sent = learnBefore(ground, ours, traffic);
            Bare bare = new Bare(ground, ours.events(), RESULT_BYTES, List.of("moestro.commit-interval=100"));
            for (int round = 0; round < rounds; round++) {
                long to = sent + events;
                boolean loop = Boolean.getBoolean("loop");
                ground.send(traffic, sent, to, ours.events(), loop ? ours.feedback() : null);
                Pace peer = serve(ground, bare.start(), BareMain.APPLICATION, ours.events(), to);
                String[] options = System.getProperty("ours.option", "-Dx=y").split(" ");
                Pace own;
                if (loop) {
                    try (Jvm both = ours.start(Ours.Role.BOTH, options)) {
                        long from = ground.committed(ours.learningGroup(), ours.lessons());
                        own = Pace.watch(
                                both,
                                () -> ground.committed(ours.learningGroup(), ours.lessons()),
                                from,
                                from + to - sent);
                    }
                } else {
                    own = serve(ground, ours.start(Ours.Role.SERVE, options), ours.servingGroup(), ours.events(), to);
                }
                progress.println("predictions " + ground.end(ours.predictions()) + " lessons "
                        + ground.end(ours.lessons()) + " dead letters " + ground.end("ours-dead-letters") + " results "
                        + ground.end(BareMain.RESULTS));
                progress.printf(
                        "ours %.0f, bare %.0f events/s, ratio %.3f; CPU %.1f, %.1f us%n",
                        own.perSecond(),
                        peer.perSecond(),
                        own.perSecond() / peer.perSecond(),
                        own.cpuMicros(),
                        peer.cpuMicros());
                sent = to;
            }
        }
        return figures;
    }

    /** Labels that come soon, so that the gate dares to decide. */
    private long learnBefore(Ground ground, Ours ours, Traffic traffic) throws IOException, InterruptedException {
        try (Jvm both = ours.start(Ours.Role.BOTH)) {
            for (long sent = 0; sent < LESSONS_BEFORE; sent += LESSONS_AT_ONCE) {
                long to = sent + LESSONS_AT_ONCE;
                ground.send(traffic, sent, to, ours.events(), ours.feedback());
                Pace.watch(both, () -> ground.committed(ours.learningGroup(), ours.lessons()), sent, to);
                Thread.sleep(PUBLISHED_WITHIN_MILLIS);
            }
        }
        return LESSONS_BEFORE;
    }

    private static Pace serve(Ground ground, Jvm application, String group, String topic, long to)
            throws IOException, InterruptedException {
        try (application) {
            return Pace.watch(application, () -> ground.committed(group, topic), ground.committed(group, topic), to);
        }
    }

    public static void main(String[] arguments) throws Exception {
        new PipelineSuite(System.out, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])).run();
    }
}
