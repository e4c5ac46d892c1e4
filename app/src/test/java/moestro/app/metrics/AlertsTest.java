package moestro.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What promtool makes of the alerts, and of their own tests. */
class AlertsTest {
    private static final Path FOLDER = Path.of("..", "docker", "prometheus");

    @Test
    void eachAlertSoundsWhenItShouldAndIsSilentWhenAllIsWell() throws Exception {
        run("test", "rules", "alerts.test.yml");
    }

    @Test
    void configurationAndRulesAreValid() throws Exception {
        run("check", "config", "prometheus.yml");
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        Process process = PrometheusTools.promtool(arguments)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }
}
