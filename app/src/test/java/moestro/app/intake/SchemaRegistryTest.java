package moestro.app.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import moestro.topology.UnreadableRecordException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as registries do. */
class SchemaRegistryTest {
    private static final String NOT_FOUND = "{\"error_code\": 40403, \"message\": \"Schema not found\"}";

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private HttpServer server;

    private record Answer(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            asked.add(path);
            logins.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            Answer answer = answers.getOrDefault(path, new Answer(404, NOT_FOUND));
            byte[] body = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void aSchemaIsAskedForOnce() {
        answers.put("/schemas/ids/7", new Answer(200, "{\"schema\": \"{\\\"type\\\": \\\"string\\\"}\"}"));
        SchemaRegistry registry = registry();

        assertEquals("\"string\"", registry.byId(7).toString());
        assertEquals("\"string\"", registry.byId(7).toString());

        assertEquals(List.of("/schemas/ids/7"), asked);
        assertEquals(List.of(), logins);
    }

    @Test
    void schemasThatASchemaRefersToAreAskedForToo() {
        answers.put("/schemas/ids/7", new Answer(200, """
                {"schema": "{\\"type\\": \\"record\\", \\"name\\": \\"A\\", \\"fields\\": [{\\"name\\": \\"b\\", \\"type\\": \\"B\\"}]}",
                 "references": [{"name": "B", "subject": "of B", "version": 2}]}"""));
        answers.put(
                "/subjects/of%20B/versions/2",
                new Answer(
                        200,
                        "{\"schema\": \"{\\\"type\\\": \\\"enum\\\", \\\"name\\\": \\\"B\\\", \\\"symbols\\\": [\\\"x\\\"]}\"}"));

        assertEquals(List.of("x"), registry().byId(7).getField("b").schema().getEnumSymbols());
    }

    @Test
    void anIdThatTheRegistryDoesNotKnowIsTheRecordsFaultAndAskedForOnce() {
        SchemaRegistry registry = registry();

        for (int i = 0; i < 3; i++) {
            String told = assertThrows(UnreadableRecordException.class, () -> registry.byId(-1))
                    .getMessage();
            assertTrue(
                    told.contains("knows no schema 4294967295: was the record written with another registry?"), told);
        }
        assertEquals(List.of("/schemas/ids/4294967295"), asked);
    }

    @Test
    void aSchemaOfAnotherKindOrThatIsNoneIsTheRecordsFault() {
        answers.put("/schemas/ids/1", new Answer(200, "{\"schema\": \"message M {}\", \"schemaType\": \"PROTOBUF\"}"));
        answers.put("/schemas/ids/2", new Answer(200, "{\"schema\": \"{\\\"type\\\": \\\"recrod\\\"}\"}"));
        SchemaRegistry registry = registry();

        assertTrue(refusal(registry, 1).contains("schema 1 is of type PROTOBUF"), refusal(registry, 1));
        assertTrue(refusal(registry, 2).startsWith("schema 2 cannot be read: "), refusal(registry, 2));
    }

    @Test
    void whatIsNoAnswerOfARegistryIsNotTheRecordsFault() {
        answers.put("/schemas/ids/1", new Answer(404, "<html>Not Found</html>"));
        answers.put("/schemas/ids/2", new Answer(401, "{\"error_code\": 401, \"message\": \"Unauthorized\"}"));
        answers.put("/schemas/ids/3", new Answer(500, "{\"error_code\": 50001}"));
        answers.put("/schemas/ids/4", new Answer(200, "<html>Welcome</html>"));
        SchemaRegistry registry = registry();

        assertTrue(unavailable(registry, 1).contains("answers 404 to /schemas/ids/1, and not as a registry does"));
        assertTrue(unavailable(registry, 2).contains("answers 401 to /schemas/ids/2: check 'username' and 'password'"));
        assertTrue(unavailable(registry, 3).endsWith("answers 500 to /schemas/ids/3"));
        assertTrue(unavailable(registry, 4).contains("check the path in 'url' under 'registry'"));
    }

    @Test
    void aRegistryThatComesBackIsAskedAgain() {
        answers.put("/schemas/ids/7", new Answer(503, ""));
        SchemaRegistry registry = registry();
        assertTrue(unavailable(registry, 7).endsWith("answers 503 to /schemas/ids/7"));

        answers.put("/schemas/ids/7", new Answer(200, "{\"schema\": \"\\\"int\\\"\"}"));

        assertEquals("\"int\"", registry.byId(7).toString());
    }

    @Test
    void whoseServerIsGoneIsToldSo() {
        server.stop(0);

        String told = unavailable(registry(), 7);

        assertTrue(told.contains("cannot be reached"), told);
        assertTrue(told.contains("is 'url' under 'registry' right?"), told);
    }

    @Test
    void aPathAndALoginAreUsedAndTheLoginIsShownToNobody() {
        answers.put("/apis/ccompat/v7/schemas/types", new Answer(200, "[\"AVRO\"]"));
        RegistrySettings.Login login = new RegistrySettings.Login("me", "hunter2");
        RegistrySettings settings = new RegistrySettings(url("/apis/ccompat/v7/"), Optional.of(login));

        new SchemaRegistry(settings).check();

        assertEquals(List.of("Basic bWU6aHVudGVyMg=="), logins);
        assertFalse(settings.toString().contains("hunter2"), settings::toString);
        assertFalse(settings.toString().contains("me,"), settings::toString);
    }

    private SchemaRegistry registry() {
        return new SchemaRegistry(new RegistrySettings(url(""), Optional.empty()));
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private static String refusal(SchemaRegistry registry, int id) {
        return assertThrows(UnreadableRecordException.class, () -> registry.byId(id))
                .getMessage();
    }

    private static String unavailable(SchemaRegistry registry, int id) {
        return assertThrows(RegistryUnavailableException.class, () -> registry.byId(id))
                .getMessage();
    }
}
