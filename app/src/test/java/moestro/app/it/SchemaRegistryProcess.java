package moestro.app.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** A schema registry in a process of its own: Apicurio's, which the build unpacks, with its data in memory. */
final class SchemaRegistryProcess implements AutoCloseable {
    private static final Path UNPACKED = Path.of("target", "registry");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    /** Starts one. */
    SchemaRegistryProcess(Path log) throws Exception {
        int port = freePort();
        url = "http://127.0.0.1:" + port + "/apis/ccompat/v7";
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        runner().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Await.until(() -> "the registry answers; it said: " + log, this::answers);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path runner() throws IOException {
        try (Stream<Path> files = Files.list(UNPACKED)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(
                            "no registry in " + UNPACKED.toAbsolutePath() + ": 'mvn verify' unpacks it"));
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/schemas/types")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it speaks Confluent's protocol. */
    String url() {
        return url;
    }

    /** Registers a schema and tells its id. */
    int register(String subject, Schema schema) throws IOException, InterruptedException {
        byte[] body = JSON.writeValueAsBytes(Map.of("schema", schema.toString()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        JsonNode answer =
                JSON.readTree(client.send(request, BodyHandlers.ofByteArray()).body());
        if (!answer.has("id")) {
            throw new IOException("the registry did not take a schema: " + answer);
        }
        return answer.get("id").asInt();
    }

    /** Sends it a signal, such as STOP. */
    void signal(String signal) throws IOException, InterruptedException {
        RunProcess.signal(process, signal);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
