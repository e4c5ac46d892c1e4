package moestro.bench.pipeline;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import moestro.bench.figures.Figure;
import moestro.bench.figures.Median;
import moestro.topology.Profile;

/** What an event costs among more and more feed-forward experts, of which two are asked; and what a long stream leaves. */
public final class ScaleSuite {
    private static final int FEW = 16;
    private static final int[] MORE = {256, 1024};

    private final PrintStream progress;
    private final PipelineSuite.Effort effort;

    /** A suite that says on the way what it does. */
    public ScaleSuite(PrintStream progress, PipelineSuite.Effort effort) {
        this.progress = progress;
        this.effort = effort;
    }

    /** Runs it. */
    public List<Figure> run() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        try (Ground ground = new Ground()) {
            Course few = course(ground, FEW);
            for (int experts : MORE) {
                Course many = course(ground, experts);
                List<Figure> rounds = new ArrayList<>();
                for (int round = 0; round < effort.rounds(); round++) {
                    rounds.add(compared(few, many, experts));
                }
                figures.add(Median.ofRatios(rounds));
            }
        }
        figures.addAll(new LongStream(progress).run());
        return figures;
    }

    private Course course(Ground ground, int experts) throws IOException, InterruptedException {
        progress.println("learning with " + experts + " experts");
        return Course.learned(ground, "among-" + experts, experts, Profile.THROUGHPUT);
    }

    private Figure compared(Course few, Course many, int experts) throws IOException, InterruptedException {
        few.send(effort.events(), false);
        Pace base = few.serve();
        many.send(effort.events(), false);
        Pace pace = many.serve();
        Figure figure = Figure.ofCost(
                "cost of an event, k=2, N=" + experts + " against N=" + FEW,
                1e6 / pace.perSecond(),
                1e6 / base.perSecond(),
                "us/event");
        progress.printf(
                Locale.ROOT,
                "%s; CPU %.1f against %.1f us%n",
                figure.name() + String.format(Locale.ROOT, ": %.1f against %.1f us", figure.ours(), figure.peer()),
                pace.cpuMicros(),
                base.cpuMicros());
        return figure;
    }
}
