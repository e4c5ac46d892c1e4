package moestro.app.experts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moestro.app.config.ParameterText;
import moestro.app.config.RunConfig;
import moestro.avro.Command.Kind;
import moestro.avro.Command.Parameter;
import moestro.mixture.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code moestro experts}. */
@Command(
        name = "experts",
        description = "Shows who sits in the panel, and changes it while it is in service.",
        subcommands = {ListCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused, or another failure; the message says why",
            "2:the command line, or a file that it names, is not as it should be",
            "3:the command is given, but there was no decision in time"
        },
        footer = {
            "",
            "A command is a record: it goes through the control topic into the lessons topic, and",
            "is obeyed at its offset there, by every learner, and again in every replay and audit.",
            "What came of it stands among the decisions, with who gave it and why.",
            "",
            "A way to exchange an expert:",
            "  moestro experts add challenger-1 --type net --set hidden=64 -c run.yaml --why 'more capacity'",
            "  moestro experts list -c run.yaml          (shadow: it learns, and is scored)",
            "  moestro experts drain net -c run.yaml --why 'the challenger does better'",
            "  moestro experts remove net -c run.yaml --why 'not missed for a week'"
        })
public final class ExpertsCommand implements Runnable {
    private static final String NAME = "Its name, or that of its seat: see 'moestro experts list'.";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name what to do: list, add, drain, ...");
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Puts an expert into a free seat: a 'spare' one of the panel, or that of an expert that was removed.",
                "It learns every lesson from then on, and is asked about a share of events ('shadow-rate') to be scored"
                        + " only. After 'shadow' answers it is promoted by itself if it does no worse than those asked."
            },
            footer = {
                "",
                "Example: moestro experts add challenger-1 --type net --set hidden=64 -c run.yaml --why 'more capacity'"
            })
    int add(
            @Mixin Order order,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "SEAT",
                            description = "The seat, which names the expert (default: the first free spare one).")
                    String seat,
            @Option(
                            names = "--type",
                            paramLabel = "TYPE",
                            description = "The expert's type; needless for the seat of an expert that was removed.")
                    String type,
            @Option(
                            names = "--set",
                            paramLabel = "NAME=VALUE",
                            description = "A parameter of the type, as in a panel file; as often as needed.")
                    Map<String, String> parameters) {
        RunConfig settings = order.settings();
        List<Parameter> read = new ArrayList<>();
        ParameterText.read(Catalogue.load(), type, parameters == null ? Map.of() : new LinkedHashMap<>(parameters))
                .forEach((name, value) -> read.add(new Parameter(name, value)));
        return order.give(settings, Kind.ADD, seat, type, read);
    }

    @Command(
            name = "drain",
            mixinStandardHelpOptions = true,
            description = "Has an expert be asked no more. It learns on, and 'promote' brings it back as it is then.")
    int drain(@Mixin Order order, @Parameters(paramLabel = "NAME", description = NAME) String name) {
        return order.give(Kind.DRAIN, name);
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Empties an expert's seat. What it had learned is gone; the lessons stay.")
    int remove(@Mixin Order order, @Parameters(paramLabel = "NAME", description = NAME) String name) {
        return order.give(Kind.REMOVE, name);
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = "Has an expert forget everything and begin anew.")
    int reset(@Mixin Order order, @Parameters(paramLabel = "NAME", description = NAME) String name) {
        return order.give(Kind.RESET, name);
    }

    @Command(
            name = "freeze",
            mixinStandardHelpOptions = true,
            description = "Has an expert answer on, but learn nothing, until 'unfreeze'.")
    int freeze(@Mixin Order order, @Parameters(paramLabel = "NAME", description = NAME) String name) {
        return order.give(Kind.FREEZE, name);
    }

    @Command(name = "unfreeze", mixinStandardHelpOptions = true, description = "Has a frozen expert learn again.")
    int unfreeze(@Mixin Order order, @Parameters(paramLabel = "NAME", description = NAME) String name) {
        return order.give(Kind.UNFREEZE, name);
    }

    @Command(
            name = "promote",
            mixinStandardHelpOptions = true,
            description = "Has an expert be asked from now on: one in the shadow, or one that was drained.")
    int promote(@Mixin Order order, @Parameters(paramLabel = "NAME", description = NAME) String name) {
        return order.give(Kind.PROMOTE, name);
    }
}
