package moestro.app.audit;

import java.nio.file.Path;
import java.util.Map;
import moestro.app.config.RunConfig;
import moestro.app.report.Json;
import picocli.CommandLine.Option;

/** What a command that looks into a deployment is told: which one, and where to write what it found. */
public final class Sources {
    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "FILE",
            description = "The configuration that 'run' was given.")
    private Path config;

    @Option(names = "--json", paramLabel = "FILE", description = "Write what was found as one JSON object.")
    private Path json;

    /** The file. */
    public Path file() {
        return config;
    }

    /** The deployment. */
    public RunConfig settings() {
        return RunConfig.load(config);
    }

    /** Writes the object, if that was asked for. */
    public void write(Map<String, ?> object) {
        if (json != null) {
            Json.write(json, object);
        }
    }
}
