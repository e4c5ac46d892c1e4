package moestro.app.evaluate;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import moestro.app.config.Panels;
import moestro.app.config.TaskKind;
import moestro.app.report.Json;
import moestro.app.report.ProgressLine;
import moestro.mixture.Catalogue;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.Task;
import picocli.CommandLine.Command;
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

    @Option(names = "--data", required = true, paramLabel = "FILE.csv[.gz]", description = "Records in time order.")
    private Path data;

    @Option(names = "--target", required = true, paramLabel = "COLUMN", description = "The column to predict.")
    private String target;

    @Option(names = "--task", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    private TaskKind task;

    @Option(
            names = "--nominal",
            split = ",",
            paramLabel = "A,B",
            description = "Numeric columns that are categories. Columns with text are nominal by themselves.")
    private Set<String> nominal = Set.of();

    @Option(names = "--delay", paramLabel = "N", description = "Labels arrive N records late (default 0).")
    private int delay;

    @Option(
            names = "--panel",
            paramLabel = "FILE",
            description = "A panel file, or 'fast' for the cheap panel. Without it, the default panel of the task.")
    private String panelFile;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of every hash (default 1).")
    private long seed = 1;

    @Option(names = "--no-baselines", description = "Leave out the experts alone and their uniform mean.")
    private boolean withoutBaselines;

    @Option(names = "--compare", description = "Run with every router and every balancer, and print them side by side.")
    private boolean compare;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as one JSON object.")
    private Path json;

    @Override
    public Integer call() {
        if (delay < 0) {
            throw new IllegalArgumentException("--delay must be 0 or more, not " + delay);
        }
        CsvStream stream = CsvStream.read(data, target, task == TaskKind.classification, nominal);
        Panel panel = panel(stream.task());
        Catalogue catalogue = Catalogue.load();
        if (compare) {
            compare(stream, panel, catalogue);
            return 0;
        }
        Mixture mixture = new Mixture(stream.task(), stream.features(), panel, catalogue, seed);
        Prequential result;
        try (ProgressLine progress = new ProgressLine("mixture", stream.rows().size())) {
            result = Prequential.run(stream, mixture, delay, progress::at);
        }
        Baselines baselines = withoutBaselines ? null : baselines(stream, panel, catalogue);
        EvaluationReport report = new EvaluationReport(stream, panel, result, baselines, delay, seed);
        report.print(System.out);
        if (json != null) {
            Json.write(json, report.json());
        }
        return 0;
    }

    private Panel panel(Task what) {
        return panelFile == null ? Panels.defaultFor(what) : Panels.resolve(panelFile, what);
    }

    private void compare(CsvStream stream, Panel panel, Catalogue catalogue) {
        Comparison comparison = new Comparison(stream, panel, catalogue, delay, seed);
        if (!withoutBaselines) {
            comparison.add(baselines(stream, panel, catalogue));
        }
        long records = (long) Comparison.passes() * stream.rows().size();
        try (ProgressLine progress = new ProgressLine("comparison", records)) {
            comparison.run(progress::at);
        }
        ComparisonReport report = new ComparisonReport(comparison, panel);
        report.print(System.out);
        if (json != null) {
            Json.write(json, report.json());
        }
    }

    private Baselines baselines(CsvStream stream, Panel panel, Catalogue catalogue) {
        Baselines baselines = new Baselines(stream.task(), stream.features(), panel, catalogue, seed);
        try (ProgressLine progress = new ProgressLine("baselines", stream.rows().size())) {
            baselines.run(stream, delay, progress::at);
        }
        return baselines;
    }
}
