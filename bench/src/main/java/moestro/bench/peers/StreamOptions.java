package moestro.bench.peers;

import java.nio.file.Path;
import java.util.Set;
import moestro.app.config.TaskKind;
import picocli.CommandLine.Option;

/** The options that name a stream, as {@code moestro evaluate} spells them. */
final class StreamOptions {
    @Option(names = "--data", required = true, paramLabel = "FILE.csv[.gz]", description = "Records in time order.")
    private Path data;

    @Option(names = "--target", required = true, paramLabel = "COLUMN", description = "The column to predict.")
    private String target;

    @Option(names = "--task", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    private TaskKind task;

    @Option(names = "--nominal", split = ",", paramLabel = "A,B", description = "Numeric columns that are categories.")
    private Set<String> nominal = Set.of();

    @Option(names = "--delay", paramLabel = "N", description = "Labels arrive N records late (default 0).")
    private int delay;

    Setting setting() {
        return new Setting(data, target, task, nominal, delay);
    }
}
