package moestro.app.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import moestro.app.config.Panels;
import moestro.app.evaluate.finding.Findings;
import moestro.app.evaluate.finding.Notes;
import moestro.app.evaluate.html.Evaluation;
import moestro.app.evaluate.html.HtmlReport;
import moestro.app.report.Output;
import moestro.app.report.ProgressLine;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Ranges;
import moestro.mixture.Task;
import moestro.topology.Inline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code moestro evaluate}. */
@Command(
        name = "evaluate",
        description = "Predicts every record of a CSV file, then learns it: no broker, no second pass.",
        footer = {
            "",
            "Labels arrive --delay records after their event. Each expert's own row is that expert alone: a copy that",
            "learns from every label and predicts every record; 'uniform' is the mean of those copies.",
            "",
            "Example: moestro evaluate --data power.csv.gz --target class --task classification --delay 48"
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Mixin
    private StreamOptions options;

    @Option(
            names = "--panel",
            paramLabel = "FILE",
            description = "A panel file, or 'fast' for the cheap panel. Without it, the default panel of the task.")
    private String panelFile;

    @Option(names = "--no-baselines", description = "Leave out the experts alone and their uniform mean.")
    private boolean withoutBaselines;

    @Option(names = "--compare", description = "Run with every router and every balancer, and print them side by side.")
    private boolean compare;

    @Option(
            names = "--ranges",
            split = ",",
            paramLabel = "N,M",
            description = "Share the lessons out among so many learners, by --by, and print what that costs.")
    private List<Integer> ranges;

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            description = "With --ranges: the nominal column that tells whose lesson it is.")
    private String by;

    @Mixin
    private Output output;

    @Option(names = "--report", paramLabel = "DIR", description = "Write a report for the browser: DIR/index.html.")
    private Path report;

    @Override
    public Integer call() {
        if (compare && report != null) {
            throw new IllegalArgumentException("--report is about one run: leave it or --compare out");
        }
        if (ranges != null && (compare || report != null)) {
            throw new IllegalArgumentException("--ranges prints a table of its own: leave --compare and --report out");
        }
        if ((ranges == null) != (by == null)) {
            throw new IllegalArgumentException(
                    "--ranges and --by go together: how many learners, and what tells whose" + " lesson it is");
        }
        CsvStream stream = options.read();
        Panel panel = panel(stream.task());
        Catalogue catalogue = Catalogue.load();
        if (compare) {
            compare(stream, panel, catalogue);
            return 0;
        }
        if (ranges != null) {
            share(stream, panel, catalogue);
            return 0;
        }
        Mixture mixture = new Mixture(stream.task(), stream.features(), panel, catalogue, options.seed());
        Notes notes = Notes.of(mixture, stream.rows().size());
        Prequential result;
        try (ProgressLine progress = new ProgressLine("mixture", stream.rows().size())) {
            result = Prequential.run(stream, mixture, options.delay(), progress::at, notes.trace()::predicted);
        }
        Baselines baselines =
                withoutBaselines ? null : baselines(stream, panel, catalogue, notes.baselines()::predicted);
        EvaluationReport results =
                new EvaluationReport(stream, panel, result, baselines, options.delay(), options.seed());
        results.print(output.text());
        if (output.wantsJson() || report != null) {
            write(results, notes, Findings.of(notes.trace(), panel, stream.features(), stream.rows()));
        }
        return 0;
    }

    private void write(EvaluationReport results, Notes notes, Findings findings) {
        if (output.wantsJson()) {
            output.json(results.json(findings));
        }
        if (report != null) {
            String panel = panelFile == null ? "default" : panelFile;
            Evaluation evaluation =
                    results.evaluation(options.name(), options.target(), nameOf(Path.of(panel)), notes, findings);
            output.progress().println("report " + HtmlReport.write(report, evaluation));
        }
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString();
    }

    private Panel panel(Task what) {
        Panel panel = panelFile == null
                ? Panels.defaultFor(what)
                : Panels.resolve(panelFile, what).withoutSpares();
        Inline.leftOut(panel).ifPresent(System.err::println);
        return Inline.of(panel);
    }

    private void compare(CsvStream stream, Panel panel, Catalogue catalogue) {
        Comparison comparison = new Comparison(stream, panel, catalogue, options.delay(), options.seed());
        if (!withoutBaselines) {
            comparison.add(baselines(stream, panel, catalogue, (record, alone, mean, label) -> {}));
        }
        long records = (long) Comparison.passes() * stream.rows().size();
        try (ProgressLine progress = new ProgressLine("comparison", records)) {
            comparison.run(progress::at);
        }
        ComparisonReport results = new ComparisonReport(comparison, panel);
        results.print(output.text());
        output.json(results.json());
    }

    private void share(CsvStream stream, Panel panel, Catalogue catalogue) {
        RangeTrials trials = new RangeTrials(stream, panel, catalogue, options.delay(), options.seed());
        for (int count : ranges) {
            if (count < 2 || count > Ranges.MOST) {
                throw new IllegalArgumentException("--ranges are 2 to " + Ranges.MOST + ", not " + count);
            }
        }
        long records = (long) trials.passes(ranges.size()) * stream.rows().size();
        try (ProgressLine progress = new ProgressLine("learners", records)) {
            trials.run(ranges, by, progress::at);
        }
        RangesReport results = new RangesReport(trials.outcomes());
        output.text().print(results.text());
        output.json(results.json());
    }

    private Baselines baselines(CsvStream stream, Panel panel, Catalogue catalogue, Baselines.Observer observer) {
        Baselines baselines = new Baselines(stream.task(), stream.features(), panel, catalogue, options.seed());
        try (ProgressLine progress = new ProgressLine("baselines", stream.rows().size())) {
            baselines.run(stream, options.delay(), progress::at, observer);
        }
        return baselines;
    }
}
