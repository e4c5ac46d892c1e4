package moestro.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the suite and writes the tables of the page of benchmarks, each as soon as it is complete. */
@Command(
        name = "page",
        mixinStandardHelpOptions = true,
        description = "Runs the whole suite and writes the tables of the page, and nothing else of it.")
public final class Page implements Callable<Integer> {
    @Option(names = "--data-folder", required = true, paramLabel = "FOLDER", description = "Where the streams are.")
    private Path folder;

    @Option(names = "--page", paramLabel = "FILE.md", description = "The page (default docs/benchmarks.md).")
    private Path page = Path.of("docs", "benchmarks.md");

    @Option(names = "--streams", split = ",", paramLabel = "A,B", description = "Only these of the suite.")
    private List<String> streams = List.of();

    @Option(names = "--seeds", split = ",", paramLabel = "1,2,3", description = "Seeds (default 1,2,3).")
    private List<Integer> seeds = List.of(1, 2, 3);

    @Option(names = "--quick", description = "Leave out learners that take a millisecond a record.")
    private boolean quick;

    private Page() {}

    /** Runs, and ends the JVM with 0, or with what went wrong. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Page())
                .setExecutionExceptionHandler(Peers::told)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Race race = new Race(seeds, System.err);
        for (Suite.Entry stream : chosen()) {
            for (int delay : stream.delays()) {
                Setting setting = stream.setting(folder, delay);
                List<Outcome> outcomes = race.run(setting, contenders(stream, setting.isClassification()));
                String table = new Standings(outcomes, setting.isClassification()).markdown() + "\n" + conditions();
                Files.writeString(page, MarkedPage.with(Files.readString(page), stream.name() + " " + delay, table));
            }
        }
        return 0;
    }

    private List<Suite.Entry> chosen() {
        List<Suite.Entry> all = Suite.load().streams();
        List<String> names = all.stream().map(Suite.Entry::name).toList();
        for (String name : streams) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("--streams: the suite has no '" + name + "'; it has " + names);
            }
        }
        return all.stream()
                .filter(one -> streams.isEmpty() || streams.contains(one.name()))
                .toList();
    }

    private List<Contender> contenders(Suite.Entry stream, boolean classification) {
        return Contender.all(classification).stream()
                .filter(one -> !one.slow() || (stream.slow() && !quick))
                .toList();
    }

    private String conditions() {
        return "%s; seeds %s; %s %s, %s on %s, %d processors"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        seeds.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        System.getProperty("java.vendor"),
                        System.getProperty("java.version"),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors());
    }
}
