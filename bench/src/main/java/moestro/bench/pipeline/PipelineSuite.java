package moestro.bench.pipeline;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import moestro.bench.figures.Figure;

/** What the pipeline does beside the peer. */
public final class PipelineSuite {
    private static final int EXPERTS = 16;
    private static final int LESSONS_BEFORE = 3000;
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
                double peer = serve(ground, bare.start(), BareMain.APPLICATION, ours.events(), to);
                String[] options = System.getProperty("ours.option", "-Dx=y").split(" ");
                double own;
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
                progress.printf("ours %.0f, bare %.0f events/s, ratio %.3f%n", own, peer, own / peer);
                sent = to;
            }
        }
        return figures;
    }

    private long learnBefore(Ground ground, Ours ours, Traffic traffic) throws IOException, InterruptedException {
        ground.send(traffic, 0, LESSONS_BEFORE, ours.events(), ours.feedback());
        try (Jvm both = ours.start(Ours.Role.BOTH)) {
            Pace.watch(both, () -> ground.committed(ours.learningGroup(), ours.lessons()), 0, LESSONS_BEFORE);
            Thread.sleep(1000);
        }
        return LESSONS_BEFORE;
    }

    private static double serve(Ground ground, Jvm application, String group, String topic, long to)
            throws IOException, InterruptedException {
        try (application) {
            return Pace.watch(application, () -> ground.committed(group, topic), ground.committed(group, topic), to);
        }
    }

    public static void main(String[] arguments) throws Exception {
        new PipelineSuite(System.out, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])).run();
    }
}
