package moestro.app.report;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * Where the result of a command goes: as text to standard output, or as one JSON object, which then is all that stands
 * there. A mixin of every command that has a result.
 */
public final class Output {
    private static final Path STANDARD = Path.of("-");

    @Option(
            names = "--json",
            arity = "0..1",
            paramLabel = "FILE.json",
            preprocessor = FileOrNone.class,
            description = "Print one JSON object instead of text; with a file, write it there besides.")
    private Path json;

    /** For picocli. */
    public Output() {}

    /** Whether standard output belongs to the JSON object. */
    public boolean isJson() {
        return STANDARD.equals(json);
    }

    /** Whether there is a use for the JSON object. */
    public boolean wantsJson() {
        return json != null;
    }

    /** For what is told on the way, or beside the result. */
    public PrintStream progress() {
        return isJson() ? System.err : System.out;
    }

    /** For the result as text; leads nowhere if it is the JSON object that is printed. */
    public PrintStream text() {
        return isJson() ? new PrintStream(OutputStream.nullOutputStream()) : System.out;
    }

    /** Prints the result as an object, or writes it into the file, as was asked for; to be called once, at the end. */
    public void json(Map<String, ?> object) {
        if (isJson()) {
            System.out.println(Json.text(object));
        } else if (wantsJson()) {
            Json.write(json, object);
        }
    }

    /** The word after the option is its file if it is called so; or else {@code --json data.csv} would write over data. */
    static final class FileOrNone implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            boolean attached = command.parser().separator().equals(info.get("separator"));
            if (!attached && (words.isEmpty() || !isFile(words.peek()))) {
                words.push(STANDARD.toString());
            }
            return false;
        }

        private static boolean isFile(String word) {
            return word.endsWith(".json") || word.equals(STANDARD.toString());
        }
    }
}
