package moestro.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each line of a good configuration, made wrong, and what is said of it. */
class WrongConfigurationsTest {
    private static final String GOOD = """
        application-id: flights
        kafka: { bootstrap.servers: "localhost:9092" }
        topics: { prefix: us, partitions: 3 }
        task: regression
        features: { numbers: [distance], categories: [origin, carrier] }
        time-to-live: 2d
        panel:
          gate: { k: 3, exploration: 0.1 }
          training: { everybody-until: 1000, others-share: 0.25 }
          experts:
            - { name: net, type: net, hidden: 32 }
            - { name: near, type: nearest-neighbors }
        """;

    /** A piece of the good configuration, what replaces it, and every message that this brings. */
    private record Change(List<String> from, List<String> to, List<String> messages) {
        static Change of(List<String> lines) {
            return new Change(marked(lines, "- "), marked(lines, "+ "), marked(lines, "! "));
        }

        private static List<String> marked(List<String> lines, String mark) {
            return lines.stream()
                    .filter(line -> line.startsWith(mark))
                    .map(line -> line.substring(mark.length()))
                    .toList();
        }

        String made() {
            String piece = from.getFirst() + (to.isEmpty() ? "\n" : "");
            assertTrue(GOOD.contains(piece), () -> "'" + piece + "' is in the good configuration");
            return GOOD.replace(piece, String.join("\n", to));
        }

        @Override
        public String toString() {
            return from + " -> " + to;
        }
    }

    static List<Change> changes() throws IOException {
        try (InputStream in = WrongConfigurationsTest.class.getResourceAsStream("wrong-configurations.txt")) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(table.split("\n\n"))
                    .map(block -> Change.of(block.lines().toList()))
                    .filter(change -> !change.from().isEmpty())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatIsWrongIsToldWithItsLine(Change change) {
        assertEquals(change.messages(), problems(change.made()));
    }

    @Test
    void theGoodConfigurationHasNoProblem() {
        assertEquals(List.of(), problems(GOOD));
    }

    @Test
    void everythingWrongIsToldAtOnceInTheOrderOfLines() {
        String wrong = GOOD.replace("prefix: us", "colour: us")
                .replace("task: regression", "task: regresion")
                .replace("k: 3", "k: 0")
                .replace("type: nearest-neighbors", "type: nearest-neighbours");

        InvalidConfigurationException refusal = assertThrows(
                InvalidConfigurationException.class, () -> reader(wrong).read());

        assertEquals("""
            here.yaml: 4 problems
              line 3: unknown key 'colour' in topics; known: prefix, events, feedback, predictions, lessons, \
            models, reports, decisions, dead-letters, control, partitions, replication, create, lessons-retention
              line 4: 'task' is 'regresion'; did you mean 'regression'?
              line 8: gate: parameter 'k' is 0.0; it must lie between 1.0 and 64.0
              line 12: there is no expert type 'nearest-neighbours'; did you mean 'nearest-neighbors'?\
            """, refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "- a list\n", "a: 1\n---\nb: 2\n"})
    void aFileThatIsNoMappingIsRefused(String yaml) {
        assertThrows(InvalidConfigurationException.class, () -> reader(yaml).read());
    }

    private static List<String> problems(String yaml) {
        try {
            reader(yaml).read();
            return List.of();
        } catch (InvalidConfigurationException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private static RunConfigReader reader(String yaml) {
        return new RunConfigReader(new YamlFile("here.yaml", yaml), Path.of("").toAbsolutePath(), name -> null);
    }
}
