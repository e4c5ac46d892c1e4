package moestro.app.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Wrong files, and what is said to each: the page of the manual is made of both. */
class MistakesTest {
    private static final String HEAD = """
        # Mistakes in a configuration

        What `moestro run` and `moestro check` say to a file that is not right: each of these files was given to the program, and
        below it stands what it said. Found yours? Every message names the line. Values that come from the environment, and those
        under `kafka`, are never shown.
        """;

    @Test
    void thePageOfMistakesIsAsTheProgramTellsThem() throws Exception {
        StringBuilder page = new StringBuilder(HEAD);
        for (Path file : files()) {
            String yaml = Files.readString(file);
            String title = yaml.lines().findFirst().orElseThrow().substring("# ".length());
            String told = assertThrows(InvalidConfigurationException.class, () -> read(yaml), file::toString)
                    .getMessage();
            page.append("\n## ")
                    .append(title)
                    .append("\n\n```yaml\n")
                    .append(yaml)
                    .append("```\n\n> ");
            page.append(told.replace("\n", "\n>\n> ").replace("*", "\\*")).append('\n');
        }
        Generated.check("mistakes.md", page.toString(), "MistakesTest");
    }

    private static void read(String yaml) {
        new RunConfigReader(new YamlFile("flights.yaml", yaml), Path.of("").toAbsolutePath(), name -> null).read();
    }

    private static List<Path> files() throws IOException, URISyntaxException {
        Path directory = Path.of(MistakesTest.class.getResource("mistakes").toURI());
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
