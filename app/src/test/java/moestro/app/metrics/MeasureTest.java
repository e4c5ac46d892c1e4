package moestro.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void dashboardAndAlertsNameNothingOfMoestrosThatIsNotMeasured() throws IOException {
        Set<String> measured = Arrays.stream(Measure.values())
                .flatMap(measure -> measure.kind() == Measure.Kind.HISTOGRAM
                        ? Stream.of("_bucket", "_sum", "_count").map(measure.exposed()::concat)
                        : Stream.of(measure.exposed()))
                .collect(Collectors.toSet());

        Set<String> unknown = new TreeSet<>(ShownMetrics.names());
        unknown.removeIf(name -> !name.startsWith("moestro_") || measured.contains(name));

        assertEquals(Set.of(), unknown);
        assertTrue(ShownMetrics.dashboard().size() > 20, "the dashboard was read");
        assertTrue(ShownMetrics.alerts().size() > 10, "the alerts were read");
    }

    @Test
    void thePageOfMetricsTellsWhatIsMeasured() throws IOException {
        String table = "| metric | kind | label | meaning |\n|---|---|---|---|\n"
                + Arrays.stream(Measure.values()).map(MeasureTest::line).collect(Collectors.joining());
        String page = Files.readString(Path.of("..", "docs", "metrics.md"));

        assertTrue(page.contains(table), () -> "docs/metrics.md must have this table:\n" + table);
    }

    private static String line(Measure measure) {
        return "| `" + measure.exposed() + "` | "
                + measure.kind().name().toLowerCase(Locale.ROOT) + " | "
                + (measure.label().isEmpty() ? "" : "`" + measure.label() + "`") + " | " + measure.help() + " |\n";
    }
}
