package moestro.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import moestro.app.report.Output;
import moestro.app.report.Table;
import moestro.bench.figures.Figure;
import moestro.bench.figures.Plot;
import moestro.bench.kernel.KernelSuite;
import moestro.bench.pipeline.CapacitySuite;
import moestro.bench.pipeline.PipelineSuite;
import moestro.bench.pipeline.ScaleSuite;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code moestro benchmark}: figures beside those of peers, measured here and now. */
@Command(
        name = "moestro benchmark",
        mixinStandardHelpOptions = true,
        description = "Measures how fast this machine runs Moestro, each figure beside a peer's in the same run.",
        footer = {
            "",
            "kernel    the gate's inner loops beside PyTorch, plain loops, and the",
            "          machine's own limit (two minutes)",
            "pipeline  events through Kafka, beside a Kafka Streams application that",
            "          does next to nothing: throughput, latency, heap allocation,",
            "          a large model being published (ten minutes a round)",
            "scale     more experts, and a long stream (ten minutes)",
            "capacity  more threads and instances, beside the broker's own ceiling (five",
            "          minutes a round)",
            "",
            "A ratio above 1 means that Moestro is ahead. Do nothing else on the machine",
            "meanwhile."
        })
public final class BenchmarkCommand implements Callable<Integer> {
    private static final int ROUNDS = 3;
    private static final int EVENTS = 1_000_000;
    private static final int LESSONS = 300_000;

    /** What can be measured. */
    enum Suite {
        KERNEL,
        PIPELINE,
        SCALE,
        CAPACITY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "SUITE", description = "What to measure: ${COMPLETION-CANDIDATES}.")
    private Suite suite;

    @Mixin
    private Output output;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draws the ratios, as SVG.")
    private Path plot;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "" + ROUNDS,
            description = "Of each race; the one in the middle counts. Default: ${DEFAULT-VALUE}")
    private int rounds;

    private BenchmarkCommand() {}

    /** Ends with 1 after a failure, with 2 if the command line is not as it should be. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchmarkCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Figure> figures = measured();
        output.text().printf("%n%s", table(figures));
        output.json(Map.of("suite", suite.toString(), "rows", rows(figures)));
        if (plot != null) {
            Plot.write(plot, figures);
        }
        return 0;
    }

    private List<Figure> measured() throws Exception {
        PrintStream out = output.progress();
        PipelineSuite.Effort effort = new PipelineSuite.Effort(rounds, EVENTS, LESSONS);
        return switch (suite) {
            case KERNEL -> KernelSuite.run(out);
            case PIPELINE -> new PipelineSuite(out, effort).run();
            case SCALE -> new ScaleSuite(out, effort).run();
            case CAPACITY -> new CapacitySuite(out, effort).run();
        };
    }

    private static List<Map<String, Object>> rows(List<Figure> figures) {
        return figures.stream()
                .map(figure -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("name", figure.name());
                    row.put("ours", figure.ours());
                    row.put("peer", figure.peer());
                    row.put("ratio", figure.ratio());
                    row.put("unit", figure.unit());
                    return row;
                })
                .toList();
    }

    private static String table(List<Figure> figures) {
        Table table = new Table("", "ours", "peer", "ratio", "unit");
        figures.forEach(figure -> table.row(
                figure.name(),
                shown(figure.ours()),
                shown(figure.peer()),
                String.format(Locale.ROOT, "%.2f", figure.ratio()),
                figure.unit()));
        return table.toString();
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.3g", value);
    }
}
