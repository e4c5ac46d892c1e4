package moestro.app.tune;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import moestro.app.config.Panels;
import moestro.app.evaluate.CsvStream;
import moestro.app.evaluate.StreamOptions;
import moestro.app.report.Output;
import moestro.mixture.Catalogue;
import moestro.mixture.Panel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code moestro tune}. */
@Command(
        name = "tune",
        description =
                "Searches for the panel that suits a stream, on its first records, and writes it as a panel file.",
        footer = {
            "",
            "Experts are heard alone, a panel is grown one expert at a time, k and the gate's rates are set, and experts",
            "that are not missed are let go. The panels 'default' and 'fast' are in the race. Every trial is told with",
            "its loss (log loss, or RMSE), its CPU per record, and why it was kept or dropped. The CPU is that of the",
            "program's own threads once warm, without compiler and garbage collector, which 'evaluate' counts too.",
            "",
            "Example: moestro tune --data power.csv.gz --target class --task classification --delay 48"
                    + " --out power-panel.yaml",
            "         moestro evaluate --data power.csv.gz --target class --task classification --delay 48"
                    + " --panel power-panel.yaml"
        })
public final class TuneCommand implements Callable<Integer> {
    private static final int MOST_RECORDS = 20_000;
    private static final int LEAST_RECORDS = 500;
    private static final int LEAST_TRIALS = 10;

    @Mixin
    private StreamOptions options;

    @Option(
            names = "--prefix",
            paramLabel = "N",
            description = "Look at the first N records only (default: half of them, at most 20,000).")
    private int prefix;

    @Option(
            names = "--budget",
            paramLabel = "MICROS",
            description = "The panel may take so much CPU per record, in microseconds (default: any).")
    private double budget = Double.POSITIVE_INFINITY;

    @Option(names = "--trials", paramLabel = "N", description = "Try about N panels at most (default 60).")
    private int most = 60;

    @Option(names = "--out", required = true, paramLabel = "FILE.yaml", description = "Where to write the panel.")
    private Path out;

    @Mixin
    private Output output;

    @Option(
            names = "--holdout",
            description = "Afterwards compare the panel with those that come along, on the rest of the stream.")
    private boolean holdout;

    @Override
    public Integer call() {
        check();
        CsvStream whole = options.read();
        Setup setup = new Setup(
                whole.prefix(records(whole)), options.delay(), options.seed(), Catalogue.load(), budget, Cpu::nanos);
        TuneReport report = new TuneReport(setup, options.name(), output.progress());
        Outcome outcome = new Tuner(setup, report.journal(), most).run(references(whole));
        report.chosen(outcome);
        write(report.file(outcome));
        if (holdout) {
            report.holdout(Holdout.of(whole, setup, outcome.chosen().panel(), references(whole)));
        }
        output.json(report.json(outcome));
        output.progress().printf(Locale.ROOT, "%nwrote %s: use it with --panel%n", out);
        return 0;
    }

    /** Finds out now what would be a pity to find out in the end. */
    private void check() {
        if (most < LEAST_TRIALS) {
            throw new IllegalArgumentException("--trials must be at least " + LEAST_TRIALS + ", not " + most);
        }
        if (Files.isDirectory(out)) {
            throw new IllegalArgumentException("--out: " + out + " is a directory; name a file");
        }
    }

    private static Map<String, Panel> references(CsvStream stream) {
        Map<String, Panel> references = new LinkedHashMap<>();
        for (String name : List.of(Panels.DEFAULT, Panels.FAST)) {
            references.put(name, Panels.named(name, stream.task()));
        }
        return references;
    }

    private int records(CsvStream whole) {
        int all = whole.rows().size();
        int records = prefix == 0 ? Math.min(MOST_RECORDS, all / 2) : prefix;
        if (records < LEAST_RECORDS || records > all) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "--prefix: a search needs at least %d records and can have at most the %d that %s has, not %d",
                    LEAST_RECORDS,
                    all,
                    options.name(),
                    records));
        }
        return records;
    }

    private void write(String text) {
        try {
            Files.createDirectories(out.toAbsolutePath().getParent());
            Files.writeString(out, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + out + ": " + e.getMessage(), e);
        }
    }
}
