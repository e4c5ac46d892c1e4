package moestro.app.run;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import moestro.app.config.RunConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code moestro run}. */
@Command(
        name = "run",
        description = "Serves and learns on your Kafka, as a configuration file says, until it is stopped.",
        footer = {
            "",
            "The whole file is checked first; whatever is wrong with it is shown at once, with line numbers.",
            "SIGTERM and Ctrl-C commit and leave, with exit code 0. Killed at any moment, it resumes where it was.",
            "",
            "Example: moestro run --config flights.yaml"
        })
public final class RunCommand implements Callable<Integer> {
    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "FILE",
            description = "The configuration, in YAML.")
    private Path config;

    @Override
    public Integer call() throws Exception {
        return new Instance(RunConfig.load(config), new Work.OfRole()).run();
    }
}
