package moestro.app;

import java.io.IOException;
import moestro.app.audit.AuditCommand;
import moestro.app.audit.ExplainCommand;
import moestro.app.chaos.BrokenRunCommand;
import moestro.app.chaos.BrokerCommand;
import moestro.app.chaos.ChaosCommand;
import moestro.app.config.InvalidConfigurationException;
import moestro.app.demo.DemoCommand;
import moestro.app.demo.FeedCommand;
import moestro.app.draw.TopologyCommand;
import moestro.app.evaluate.EvaluateCommand;
import moestro.app.replay.ReplayCommand;
import moestro.app.run.LearnCommand;
import moestro.app.run.RunCommand;
import moestro.app.setup.CheckCommand;
import moestro.app.setup.propose.InitCommand;
import moestro.app.tune.TuneCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command {@code moestro}. A subcommand is a class of its own, named in {@code subcommands} below. */
@Command(
        name = "moestro",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            EvaluateCommand.class,
            TuneCommand.class,
            InitCommand.class,
            CheckCommand.class,
            RunCommand.class,
            LearnCommand.class,
            FeedCommand.class,
            AuditCommand.class,
            ExplainCommand.class,
            TopologyCommand.class,
            CompletionCommand.class,
            ReplayCommand.class,
            ChaosCommand.class,
            BenchmarkCommand.class,
            BrokerCommand.class,
            BrokenRunCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "A panel of experts on a Kafka topic: every event is predicted by the few experts that know its kind best,"
                    + " and labels that arrive later teach whom to ask."
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:failure; the message says of what",
            "2:the command line, or a file that it names, is not as it should be"
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  MOESTRO_JAVA_HOME   the JDK to run on (25 or newer), if another is found",
            "  MOESTRO_JAVA_OPTS   more options for Java, such as -Xmx4g",
            "  MOESTRO_SIMD=off    no vector instructions: the same results, slower",
            "                      (evaluate and tune run so unless it is on)",
            "",
            "'moestro help COMMAND' tells more about a command."
        })
public final class Main {

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "After a failure, show where in the program it happened.")
    private boolean stacktrace;

    private Main() {}

    /** Held at the other end by whoever started this process, standard input ends when that one does. */
    @Option(
            names = "--end-with-input",
            scope = ScopeType.INHERIT,
            hidden = true,
            description = "End, at once and without a word, when standard input ends.")
    void endWithInput(boolean wanted) {
        if (wanted) {
            Thread.ofPlatform().name("moestro-input").daemon().start(() -> {
                try {
                    while (System.in.read() >= 0) {
                        Thread.onSpinWait();
                    }
                } catch (IOException e) {
                    // An input that cannot be read has ended.
                }
                Runtime.getRuntime().halt(1);
            });
        }
    }

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, ready to execute. */
    static CommandLine commandLine() {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        // Every command answers --help and --version; the help command does by nature.
        line.getSubcommands().values().stream()
                .filter(command -> !(command.getCommand() instanceof HelpCommand))
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        return line.setUsageHelpAutoWidth(true)
                .setAbbreviatedOptionsAllowed(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(main::failed);
    }

    private int failed(Exception failure, CommandLine command, ParseResult arguments) {
        if (isEnding() && !stacktrace) {
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        if (stacktrace) {
            failure.printStackTrace(command.getErr());
        } else {
            command.getErr().println(command.getColorScheme().errorText("moestro: " + Failures.told(failure)));
        }
        return failure instanceof InvalidConfigurationException
                ? command.getCommandSpec().exitCodeOnInvalidInput()
                : command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** Whether the JVM is on its way out, by Ctrl-C say: what fails then is a consequence that nobody asked about. */
    private static boolean isEnding() {
        Thread nothing = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(nothing);
            Runtime.getRuntime().removeShutdownHook(nothing);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
