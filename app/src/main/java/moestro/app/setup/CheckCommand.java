package moestro.app.setup;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import moestro.app.broker.QuietLogs;
import moestro.app.reference.Reference;
import moestro.app.report.Json;
import moestro.app.report.Output;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code moestro check}. */
@Command(
        name = "check",
        description =
                "Says what would fail, before 'moestro run' does: the file, brokers, rights, topics, and a sample of"
                        + " events and labels.",
        footer = {
            "",
            "Changes nothing: topics that are missing are not made; the brokers are asked whether they would be.",
            "One line for each check: ok, warning or problem, and what to do.",
            "Ends with 0 if there is no problem, and with 1 if there is one.",
            "",
            "Example: moestro check --config flights.yaml"
        })
public final class CheckCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private What what;

    /** Either of two things. */
    private static final class What {
        @Option(
                names = {"-c", "--config"},
                required = true,
                paramLabel = "FILE",
                description = "The configuration that 'run' would be given.")
        private Path config;

        @Option(
                names = "--schema",
                required = true,
                description = "Print the JSON schema of configurations, for editors, and check nothing.")
        private boolean schema;
    }

    @Mixin
    private Output output;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "How many records to look at, of the end of each partition (default ${DEFAULT-VALUE}).")
    private int sample = 1_000;

    @Override
    public Integer call() throws Exception {
        if (sample < 1) {
            throw new IllegalArgumentException("--sample must be 1 or more, not " + sample);
        }
        if (what.schema) {
            output.text().println(Json.text(Reference.schema()));
            output.json(Reference.schema());
            return 0;
        }
        QuietLogs.hush();
        Findings findings = new Checkup(what.config, sample).run();
        FindingsText text = new FindingsText(findings, what.config.toString());
        output.text().print(text.text());
        output.json(text.json());
        return findings.count(Verdict.PROBLEM) == 0 ? 0 : 1;
    }
}
