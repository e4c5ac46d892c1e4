package moestro.app.audit;

import java.nio.file.Path;
import moestro.app.config.RunConfig;
import moestro.app.report.Output;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command that looks into a deployment is told: which one, and where what it finds goes. */
public final class Sources {
    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "FILE",
            description = "The configuration that 'run' was given.")
    private Path config;

    @Mixin
    private Output output;

    /** The file. */
    public Path file() {
        return config;
    }

    /** The deployment. */
    public RunConfig settings() {
        return RunConfig.load(config);
    }

    /** Where it goes. */
    public Output output() {
        return output;
    }
}
