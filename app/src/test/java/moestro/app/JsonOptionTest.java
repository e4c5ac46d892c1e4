package moestro.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import moestro.app.report.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every command that has a result tells it to programs, too, and all in the same way. */
class JsonOptionTest {
    /** Commands without the option, and why. */
    private static final Map<String, String> WITHOUT = Map.of(
            "run", "has no result: it runs until it is stopped; what it does meanwhile is at /api/state and /metrics",
            "learn", "as run; its /metrics and /health",
            "completion", "prints a script for the shell",
            "help", "prints usage",
            "benchmark", "only says where benchmarks are to be had; the command there has the option",
            "experts", "only has commands below it",
            "chaos-broker", "runs until it is stopped",
            "chaos-broken-run", "as run");

    static Stream<String> commands() {
        return all().keySet().stream();
    }

    /** By their words; those below others as well. */
    private static Map<String, CommandLine> all() {
        Map<String, CommandLine> all = new TreeMap<>();
        add("", Main.commandLine(), all);
        return all;
    }

    private static void add(String words, CommandLine above, Map<String, CommandLine> all) {
        above.getSubcommands().forEach((name, command) -> {
            all.put(words + name, command);
            add(words + name + " ", command, all);
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandTellsProgramsItsResultOrHasAReasonNotTo(String command) {
        OptionSpec option = all().get(command).getCommandSpec().findOption("--json");
        assertEquals(WITHOUT.containsKey(command), option == null, command);
        if (option != null) {
            assertTrue(
                    option.userObject() instanceof java.lang.reflect.Field field
                            && field.getDeclaringClass().equals(Output.class),
                    "the option of '" + command + "' is the one of all");
        }
    }

    @Test
    void everyReasonIsThatOfACommandThatThereIs() {
        assertFalse(all().isEmpty());
        WITHOUT.keySet().forEach(command -> assertTrue(all().containsKey(command), command));
    }
}
