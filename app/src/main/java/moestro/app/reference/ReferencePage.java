package moestro.app.reference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page of the manual about all keys. */
record ReferencePage(List<Key> keys) {
    private static final String HEAD = """
        # Configuration

        Every key that can stand in the file of `moestro run --config`. Made by the program itself, as is the JSON schema
        [configuration.schema.json](configuration.schema.json), which editors check and complete the file with: put
        `# yaml-language-server: $schema=PATH` on its first line. `moestro check --schema` prints it; `moestro init` proposes a
        file from your own topics, and `moestro check` says what would fail.

        - A length of time has its unit: `250ms`, `30s`, `15m`, `36h`, `2d`, or several: `1d12h`.
        - A number may have underscores: `5_000_000`.
        - `${NAME}` and `${NAME:-default}` come from the environment, inside any single value; `$${` is a plain `${`.
        - A relative path starts at the directory of the file.
        - What is wrong is told all at once, each with its line: [mistakes](mistakes.md) shows what is said to what.
        """;

    private static final Map<String, String> TITLES = Map.of(
            "", "At the top",
            "kafka", "`kafka`",
            "panel", "`panel`, or a panel file",
            "panel.experts[]", "An expert, in `panel.experts`");

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        Set<String> sections = new LinkedHashSet<>();
        keys.forEach(key -> sections.add(key.section()));
        for (String section : sections) {
            text.append("\n## ")
                    .append(TITLES.getOrDefault(section, "`" + section.replace("[]", "") + "`"))
                    .append("\n\n| key | value | default | what it does | example |\n|---|---|---|---|---|\n");
            keys.stream().filter(key -> key.section().equals(section)).forEach(key -> row(text, key));
        }
        experts(text);
        return text.toString();
    }

    private static void row(StringBuilder text, Key key) {
        text.append("| `").append(key.name()).append("` | ").append(key.shape().told());
        text.append(" | ").append(key.byDefault()).append(" | ").append(key.does());
        text.append(" | `").append(key.example()).append("` |\n");
    }

    private static void experts(StringBuilder text) {
        text.append("""

            ## Parameters of experts

            Beside `type`, `name` and `reserve`, each type takes parameters of its own. Defaults are those for eight numbers and eight
            categories; the [README](../README.md#a-panel-of-your-own) says what the types are.
            """);
        for (String type : ExpertParameters.types()) {
            text.append("\n### `").append(type).append("`\n\nPredicts ").append(ExpertParameters.tasks(type));
            text.append(".\n\n| parameter | value | default |\n|---|---|---|\n");
            ExpertParameters.of(type)
                    .forEach((name, known) -> text.append("| `")
                            .append(name)
                            .append("` | ")
                            .append(known.shape().told())
                            .append(" | ")
                            .append(known.byDefault())
                            .append(" |\n"));
        }
    }
}
