package moestro.app.metrics;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prometheus itself, where it is on the path: {@code .ci/prometheus} gets it. Tests that need it are skipped without,
 * or fail if {@code MOESTRO_REQUIRE_PROMETHEUS=true}.
 */
public final class PrometheusTools {
    private static final boolean REQUIRED = Boolean.parseBoolean(System.getenv("MOESTRO_REQUIRE_PROMETHEUS"));

    private PrometheusTools() {}

    /** The checker. */
    public static ProcessBuilder promtool(String... arguments) {
        return tool("promtool", arguments);
    }

    /** The server. */
    public static ProcessBuilder prometheus(String... arguments) {
        return tool("prometheus", arguments);
    }

    private static ProcessBuilder tool(String name, String... arguments) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
        assertFalse(REQUIRED && found.isEmpty(), name + " is not on the path");
        assumeTrue(found.isPresent(), name + " is not on the path");
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst(found.orElseThrow().toString());
        return new ProcessBuilder(command);
    }
}
