package moestro.app.evaluate;

import java.nio.file.Path;
import java.util.Set;
import moestro.app.config.TaskKind;
import picocli.CommandLine.Option;

/** The options of a command that reads a stream from a file: which, what of it to predict, and when labels come. */
public final class StreamOptions {

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

    @Option(names = "--seed", paramLabel = "S", description = "Seed of every hash (default 1).")
    private long seed = 1;

    /**
     * Reads the stream.
     *
     * @throws InvalidCsvException if a column is missing or a value is no number; the message names line and column
     * @throws IllegalArgumentException if the delay is negative
     */
    public CsvStream read() {
        if (delay < 0) {
            throw new IllegalArgumentException("--delay must be 0 or more, not " + delay);
        }
        return CsvStream.read(data, target, task == TaskKind.classification, nominal);
    }

    /** The name of the file. */
    public String name() {
        return data.getFileName().toString();
    }

    /** The column to predict. */
    public String target() {
        return target;
    }

    /** How many records late labels come. */
    public int delay() {
        return delay;
    }

    /** Of every hash. */
    public long seed() {
        return seed;
    }
}
