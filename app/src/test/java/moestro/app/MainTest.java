package moestro.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import moestro.app.config.Panels;
import moestro.mixture.Task;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** A command that does as it is told. */
    @Command(name = "probe")
    static final class Probe implements Callable<Integer> {
        private final Callable<Integer> deed;

        Probe(Callable<Integer> deed) {
            this.deed = deed;
        }

        @Override
        public Integer call() throws Exception {
            return deed.call();
        }
    }

    @Test
    void withoutACommandTheUsageIsShownAndTheCodeIsTwo() {
        assertEquals(2, execute(() -> 0));
        assertTrue(err.toString().contains("Usage: moestro"), err::toString);
    }

    @Test
    void aMistypedCommandIsRecognised() {
        assertEquals(2, execute(() -> 0, "prob"));
        assertTrue(err.toString().contains("Did you mean: moestro probe"), err::toString);
    }

    @Test
    void helpIsNoFailure() {
        assertEquals(0, execute(() -> 0, "--help"));
        assertTrue(out.toString().contains("Exit codes:"), out::toString);
        assertTrue(out.toString().contains("MOESTRO_SIMD"), out::toString);
    }

    @Test
    void completionKnowsEveryCommand() {
        assertEquals(0, execute(() -> 0, "completion"));
        Main.commandLine().getSubcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                assertTrue(out.toString().contains(name), name);
            }
        });
    }

    @Test
    void theVersionIsToldWithThoseOfKafkaAndJava() {
        assertEquals(0, execute(() -> 0, "--version"));
        assertTrue(out.toString().contains("Java " + Runtime.version()), out::toString);
    }

    @Test
    void whatACommandReturnsIsTheCode() {
        assertEquals(0, execute(() -> 0, "probe"));
        assertEquals(7, execute(() -> 7, "probe"));
        assertEquals("", err.toString());
    }

    @Test
    void anUnexpectedFailureIsOneLineWithAHint() {
        int code = execute(() -> List.of(1).get(1), "probe");

        assertEquals(1, code);
        assertEquals(
                "moestro: IndexOutOfBoundsException: Index: 1 Size: 1 (--stacktrace shows where)\n", err.toString());
    }

    @Test
    void aMessageWrittenForPeopleStandsAlone() {
        int code = execute(
                () -> {
                    throw new IllegalStateException("the broker\n  is gone");
                },
                "probe");

        assertEquals(1, code);
        assertEquals("moestro: the broker; is gone (--stacktrace shows where)\n", err.toString());
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        execute(
                () -> {
                    throw new UncheckedIOException(new NoSuchFileException("power.csv"));
                },
                "probe");

        assertEquals("moestro: power.csv: there is no such file (--stacktrace shows where)\n", err.toString());
    }

    @Test
    void aWrongFileIsAMistakeOfUse() {
        int code = execute(
                () -> Panels.load(Path.of("nowhere.yaml"), new Task.Regression())
                        .members()
                        .size(),
                "probe");

        assertEquals(2, code);
        assertEquals("moestro: nowhere.yaml: there is no such file\n", err.toString());
    }

    @Test
    void theStackTraceIsShownWhenAskedForBeforeOrAfterTheCommand() {
        for (List<String> arguments : List.of(List.of("--stacktrace", "probe"), List.of("probe", "--stacktrace"))) {
            err.getBuffer().setLength(0);

            assertEquals(1, execute(() -> List.of(1).get(1), arguments.toArray(String[]::new)));
            assertTrue(err.toString().contains("\tat moestro.app.MainTest"), err::toString);
            assertFalse(err.toString().contains("--stacktrace"), err::toString);
        }
    }

    private int execute(Callable<Integer> deed, String... arguments) {
        CommandLine line = Main.commandLine();
        line.addSubcommand(new Probe(deed));
        return line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(line.getExecutionExceptionHandler())
                .execute(arguments);
    }
}
