package moestro.bench.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@link FreshJvm} starts: one learner, one seed, one stream; the outcome goes to a file. */
@Command(name = "one-run", description = "Runs one learner with one seed.")
final class OneRun implements Callable<Integer> {
    @Mixin
    private StreamOptions stream;

    @Option(names = "--learner", required = true, paramLabel = "NAME", description = "Its name.")
    private String learner;

    @Option(names = "--seed", required = true, paramLabel = "S", description = "Its seed.")
    private int seed;

    @Option(names = "--outcome", required = true, paramLabel = "FILE", description = "Where to write what was found.")
    private Path outcome;

    private OneRun() {}

    /** Ends the JVM, whatever threads a learner has left behind. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new OneRun()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Setting setting = stream.setting();
        Contender contender = Contender.named(learner, setting.isClassification());
        Outcome found = contender.run(setting.read(), setting.delay(), seed);
        new ObjectMapper().writeValue(outcome.toFile(), found);
        return 0;
    }
}
