package moestro.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebServerTest {
    private final WebServer server = WebServer.start("127.0.0.1", 0);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void theLongestPathThatFitsAnswers() throws Exception {
        server.handle("/", exchange -> Responses.text(exchange, 200, "top"));
        server.handle("/health/", exchange -> Responses.text(exchange, 200, "health"));

        assertEquals("top\n", ask("GET", "/other").body());
        assertEquals("health\n", ask("GET", "/health/live").body());
    }

    @Test
    void bytesTypeAndStatusAreSentAsGiven() throws Exception {
        byte[] body = "{\"größe\": 1}".getBytes(StandardCharsets.UTF_8);
        server.handle("/json", exchange -> Responses.send(exchange, 503, "application/json", body));

        HttpResponse<String> answer = ask("GET", "/json");

        assertEquals(503, answer.statusCode());
        assertEquals("{\"größe\": 1}", answer.body());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
    }

    @Test
    void aRequestForTheHeadersGetsNoBody() throws Exception {
        server.handle("/text", exchange -> Responses.text(exchange, 200, "12345"));

        HttpResponse<String> answer = ask("HEAD", "/text");

        assertEquals("", answer.body());
        assertEquals("6", answer.headers().firstValue("Content-Length").orElseThrow());
    }

    @Test
    void nothingCanBeChanged() throws Exception {
        server.handle("/text", exchange -> Responses.text(exchange, 200, "read"));

        for (String method : new String[] {"POST", "PUT", "DELETE"}) {
            HttpResponse<String> answer = ask(method, "/text");
            assertEquals(405, answer.statusCode());
            assertEquals("GET, HEAD", answer.headers().firstValue("Allow").orElseThrow());
        }
    }

    @Test
    void aHandlerThatFailsDoesNotStopTheServer() throws Exception {
        server.handle("/bad", exchange -> {
            throw new IllegalStateException("broken on purpose by this test");
        });
        server.handle("/good", exchange -> Responses.text(exchange, 200, "good"));

        assertEquals(500, ask("GET", "/bad").statusCode());
        assertEquals(200, ask("GET", "/good").statusCode());
        assertEquals(404, ask("GET", "/unknown").statusCode());
    }

    @Test
    void aPortThatIsTakenIsToldWithTheWayOut() {
        String message = assertThrows(IllegalStateException.class, () -> WebServer.start("127.0.0.1", server.port()))
                .getMessage();

        assertTrue(message.startsWith("cannot serve HTTP on 127.0.0.1:" + server.port() + ": "), message);
        assertTrue(message.contains("another port"), message);
    }

    @Test
    void onceClosedNobodyListens() {
        server.close();

        assertThrows(ConnectException.class, () -> ask("GET", "/"));
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
