package moestro.app.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A YAML file with a mapping at its top.
 *
 * @param name what messages call it
 * @param text its content
 */
record YamlFile(String name, String text) {

    static YamlFile read(Path path) {
        try {
            return new YamlFile(path.toString(), Files.readString(path));
        } catch (NoSuchFileException e) {
            throw refusal(path.toString(), 0, "there is no such file", e);
        } catch (CharacterCodingException e) {
            throw refusal(path.toString(), 0, "it is not text in UTF-8", e);
        } catch (IOException e) {
            throw refusal(path.toString(), 0, "it cannot be read: " + e.getMessage(), e);
        }
    }

    /** Its top section. What is wrong below is added to the problems; what is no YAML at all is thrown. */
    Section top(Problems problems, UnaryOperator<String> environment) {
        Node node;
        try {
            // Composed, never constructed: no object is made of a file, and nodes know their lines.
            node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            throw refusal(name, line(e.getProblemMark()), told(e), e);
        } catch (YAMLException e) {
            throw refusal(name, 0, "this is no YAML, or too much of it", e);
        }
        if (node instanceof MappingNode mapping) {
            return new Section(mapping, 1, "", problems, new ScalarReader(problems, environment));
        }
        throw refusal(
                name,
                1,
                node == null
                        ? "the file is empty: docs/configuration.md says what can stand in it"
                        : "expected keys with values: 'task: regression'",
                null);
    }

    /** The parser's own words, without the piece of the file that it would show, and without names it has read. */
    private static String told(MarkedYAMLException e) {
        String problem = Optional.ofNullable(e.getProblem()).orElse("this is no YAML");
        if (problem.startsWith("found undefined alias") || problem.startsWith("found undefined tag")) {
            return "a value that begins with * or ! has to be quoted";
        }
        if (problem.contains("(TAB)")) {
            return "a tab cannot stand here: indent with spaces";
        }
        String hint = e.getContext() != null && e.getContext().contains("flow")
                ? "; inside { } and [ ], quote values with special characters, such as \"${NAME}\""
                : "";
        return "this is no YAML: " + problem.strip().replaceAll("\\s+", " ") + hint;
    }

    private static int line(Mark mark) {
        return mark == null ? 0 : mark.getLine() + 1;
    }

    private static InvalidConfigurationException refusal(String name, int line, String text, Exception cause) {
        InvalidConfigurationException refusal =
                new InvalidConfigurationException(name, List.of(new Problem(line, text)));
        // A parser's exception shows the file, secrets and all, so it does not become a cause.
        if (cause instanceof IOException) {
            refusal.initCause(cause);
        }
        return refusal;
    }
}
