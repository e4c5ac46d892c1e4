package moestro.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

class OutputTest {
    @TempDir
    Path directory;

    /** A command with a file of its own, and a result. */
    @Command(name = "sum")
    static final class Sum implements Callable<Integer> {
        @Mixin
        private Output output;

        @Parameters(arity = "0..1")
        private Path data;

        @Override
        public Integer call() {
            output.progress().println("adding up " + data);
            output.text().println("sum 3");
            output.json(Map.of("sum", 3));
            return 4;
        }
    }

    @Test
    void withoutTheOptionTheTextIsPrinted() {
        assertEquals("adding up a.csv\nsum 3\n", Printed.text(4, new Sum(), "a.csv"));
    }

    @Test
    void withTheOptionTheObjectIsAllThatIsPrinted() {
        assertEquals("{\n  \"sum\" : 3\n}\n", Printed.text(4, new Sum(), "--json"));
    }

    @Test
    void withAFileBothAreToBeHad() throws IOException {
        Path file = directory.resolve("sum.json");
        assertEquals("adding up a.csv\nsum 3\n", Printed.text(4, new Sum(), "--json", file.toString(), "a.csv"));
        assertEquals(3, Printed.json(Files.readString(file)).get("sum").asInt());
    }

    @Test
    void anyFileMayFollowAnEqualsSign() throws IOException {
        Path file = directory.resolve("sum.txt");
        Printed.text(4, new Sum(), "--json=" + file);
        assertEquals(3, Printed.json(Files.readString(file)).get("sum").asInt());
    }

    @Test
    void dataThatComesAfterTheOptionIsNotWrittenOver() throws IOException {
        Path data = Files.writeString(directory.resolve("a.csv"), "1,2");
        assertFalse(Printed.json(Printed.text(4, new Sum(), "--json", data.toString()))
                .isEmpty());
        assertEquals("1,2", Files.readString(data));
    }

    @Test
    void aDashIsStandardOutput() throws IOException {
        assertEquals(
                3,
                Printed.json(Printed.text(4, new Sum(), "--json", "-", "a.csv"))
                        .get("sum")
                        .asInt());
    }
}
