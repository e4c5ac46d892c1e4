package moestro.bench.peers;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import moestro.app.report.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The mixture and learners of MOA on one stream. */
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        description = "Predicts every record of a CSV file and learns it when its label comes: the mixture, and MOA.",
        footer = {
            "",
            "Each learner and seed has a JVM of its own; CPU is that of the process: predicting, learning, compiler,",
            "garbage collection. Log loss of MOA is that of its votes divided by their sum. Probabilities below 0.001",
            "count as that. MOA's numbers are brought into the range of the labels learned so far."
        })
public final class Peers implements Callable<Integer> {
    @Mixin
    private StreamOptions stream;

    @Option(names = "--seeds", split = ",", paramLabel = "1,2,3", description = "Seeds (default 1).")
    private List<Integer> seeds = List.of(1);

    @Option(names = "--learners", split = ",", paramLabel = "A,B", description = "Default: all that are not slow.")
    private List<String> learners = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the outcomes as one JSON object.")
    private Path json;

    private Peers() {}

    /** Runs, and ends the JVM with 0, or with what went wrong. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Peers())
                .setExecutionExceptionHandler(Peers::told)
                .execute(arguments));
    }

    /** Tells what can be helped in its own words; anything else is shown with where it happened. */
    static int told(Exception failure, CommandLine command, CommandLine.ParseResult arguments) throws Exception {
        if (failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException
                || failure instanceof UncheckedIOException) {
            command.getErr().println(failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        throw failure;
    }

    @Override
    public Integer call() {
        Setting setting = stream.setting();
        List<Outcome> outcomes = new Race(seeds, System.err).run(setting, contenders(setting.isClassification()));
        System.out.print(new Standings(outcomes, setting.isClassification()));
        if (json != null) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("data", setting.data().getFileName().toString());
            object.put("delay", setting.delay());
            object.put("outcomes", outcomes);
            Json.write(json, object);
        }
        return 0;
    }

    private List<Contender> contenders(boolean classification) {
        return learners.isEmpty()
                ? Contender.all(classification).stream()
                        .filter(one -> !one.slow())
                        .toList()
                : Contender.named(learners, classification);
    }
}
