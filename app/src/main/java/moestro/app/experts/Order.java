package moestro.app.experts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import moestro.app.config.RunConfig;
import moestro.app.report.Output;
import moestro.avro.Command;
import moestro.avro.Decision;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that changes the panel is told, and what becomes of it. */
public final class Order {
    static final int REFUSED = 1;
    static final int UNANSWERED = 3;

    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "FILE",
            description = "The configuration that 'run' was given.")
    private Path config;

    @Option(
            names = "--why",
            required = true,
            paramLabel = "TEXT",
            description = "The reason, for whoever reads the log later.")
    private String why;

    @Option(names = "--who", paramLabel = "NAME", description = "Who says so (default: the user who runs this).")
    private String who = System.getProperty("user.name");

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for the decision (default ${DEFAULT-VALUE}).")
    private int wait = 10;

    @Mixin
    private Output output;

    /** The deployment. */
    RunConfig settings() {
        return RunConfig.load(config);
    }

    /** Gives a command that needs a name only, and says what came of it. */
    int give(Command.Kind kind, String expert) {
        return give(settings(), kind, expert, null, List.of());
    }

    /**
     * Gives a command, and says what came of it.
     *
     * @return the exit code
     */
    int give(RunConfig settings, Command.Kind kind, String expert, String type, List<Command.Parameter> parameters) {
        if (wait < 0) {
            throw new IllegalArgumentException("--wait must be 0 or more, not " + wait);
        }
        String id = UUID.randomUUID().toString();
        Command command = new Command(id, System.currentTimeMillis(), who, why, kind, expert, type, parameters);
        Optional<Decision> decision = new ControlRoad(settings).give(command, Duration.ofSeconds(wait));
        OrderText text = new OrderText(command, decision, wait);
        output.text().print(text.text());
        output.json(text.json());
        return decision.map(Order::exitCode).orElse(UNANSWERED);
    }

    private static int exitCode(Decision decision) {
        return OrderText.isRefused(decision) ? REFUSED : 0;
    }
}
