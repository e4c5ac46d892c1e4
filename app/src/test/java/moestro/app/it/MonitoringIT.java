package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import moestro.app.metrics.PrometheusTools;
import moestro.app.metrics.ShownMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** {@code moestro run} with {@code http}, asked by hand and by a Prometheus with the configuration that comes along. */
class MonitoringIT {
    private static final String PLACE = "dashboard, metrics: ";
    private static final int EVENTS = 40;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void whatDashboardAndAlertsAskForIsThereAndPrometheusReadsIt() throws Exception {
        try (Trial trial = new Trial("watch", Duration.ofHours(12))) {
            Path configuration = RunProcess.configuration(trial, directory);
            Files.writeString(configuration, "http: { port: 0 }\nreport-every: 1s\n", StandardOpenOption.APPEND);
            Process process = RunProcess.start(configuration);
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                String url = place(output);
                RunProcess.readUntil(output, "running: both");
                trial.sendBoth(0, EVENTS);
                trial.sendEvent("x", new byte[] {1, 2, 3});
                int predictions = EVENTS + trial.fence(trial.at(Duration.ofHours(1)));

                Await.until(
                        () -> "readiness of " + url,
                        () -> ask(url + "/health/ready").statusCode() == 200);
                assertEquals(200, ask(url + "/health/live").statusCode());
                assertEveryShownMetricIsThere(url, predictions);
                assertPrometheusReads(url, predictions);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static String place(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(PLACE)) {
                return line.substring(PLACE.length());
            }
        }
        throw new AssertionError("the process ended without saying '" + PLACE + "'");
    }

    private void assertEveryShownMetricIsThere(String url, int predictions) throws Exception {
        Set<String> missing = new TreeSet<>(ShownMetrics.names());
        Await.until(() -> missing + " at " + url, () -> {
            String text = ask(url + "/metrics").body();
            missing.removeIf(name -> text.contains("\n" + name + " ") || text.contains("\n" + name + "{"));
            return missing.isEmpty();
        });
        String text = ask(url + "/metrics").body();
        assertHas(text, "moestro_predictions_total " + predictions + ".0");
        assertHas(text, "moestro_lessons_learned_total " + predictions + ".0");
        assertHas(text, "moestro_dead_letters_total{half=\"serve\"} 1.0");
        assertHas(text, "moestro_label_delay_seconds_count " + predictions);
    }

    private static void assertHas(String text, String line) {
        String wanted = line.substring(0, line.lastIndexOf(' '));
        assertTrue(
                text.contains("\n" + line + "\n"),
                () -> line + ", but: "
                        + text.lines().filter(other -> other.startsWith(wanted)).toList());
    }

    private void assertPrometheusReads(String url, int predictions) throws Exception {
        Process prometheus;
        int port = freePort();
        try {
            prometheus = PrometheusTools.prometheus(
                            "--config.file=" + configuration(url),
                            "--storage.tsdb.path=" + directory.resolve("tsdb"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("prometheus.log").toFile())
                    .start();
        } catch (TestAbortedException e) {
            System.err.println("MonitoringIT: without a Prometheus: " + e.getMessage());
            return;
        }
        try {
            String api = "http://127.0.0.1:" + port + "/api/v1/";
            Await.until(
                    () -> "predictions in Prometheus",
                    () -> query(api, "moestro_predictions_total").equals(Integer.toString(predictions)));
            assertEquals("1", query(api, "up{job=\"moestro\"}"));
            for (JsonNode alert : json(api + "rules").findValues("health")) {
                assertTrue(Set.of("ok", "unknown").contains(alert.asText()), () -> "a rule fails");
            }
        } finally {
            prometheus.destroy();
            prometheus.waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** That which comes along, for this instance and more often. */
    private Path configuration(String url) throws IOException {
        Path folder = Path.of("..", "docker", "prometheus");
        Files.copy(folder.resolve("alerts.yml"), directory.resolve("alerts.yml"));
        String adapted = Files.readString(folder.resolve("prometheus.yml"))
                .replace("moestro:8080", url.substring("http://".length()))
                .replace("10s", "1s");
        return Files.writeString(directory.resolve("prometheus.yml"), adapted);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The value of the only series that answers, or nothing. */
    private String query(String api, String expression) throws Exception {
        String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        try {
            JsonNode result = json(api + "query?query=" + query).path("data").path("result");
            return result.path(0).path("value").path(1).asText();
        } catch (IOException e) {
            return ""; // it has not come up yet
        }
    }

    private JsonNode json(String url) throws Exception {
        return new ObjectMapper().readTree(ask(url).body());
    }

    private HttpResponse<String> ask(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
