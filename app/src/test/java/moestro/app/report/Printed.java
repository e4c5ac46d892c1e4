package moestro.app.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What a command prints to standard output. */
public final class Printed {
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Printed() {}

    /** All of it, after the command has ended with this code. */
    public static String text(int exitCode, Object command, String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            assertEquals(exitCode, new CommandLine(command).execute(arguments), () -> out.toString(UTF_8));
        } finally {
            System.setOut(before);
        }
        return out.toString(UTF_8);
    }

    /** With {@code --json} after the arguments: one JSON document, and nothing else. */
    public static JsonNode json(int exitCode, Object command, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return json(text(exitCode, command, all.toArray(String[]::new)));
    }

    /** The one document that a text is. */
    public static JsonNode json(String text) throws IOException {
        return STRICT.readTree(text);
    }
}
