package moestro.app.dashboard;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import moestro.app.web.Responses;

/** Answers in JSON. */
final class Answers {
    private Answers() {}

    static void json(HttpExchange exchange, int status, Object message) throws IOException {
        Responses.send(exchange, status, "application/json; charset=utf-8", Wire.bytes(message));
    }

    /** Something is not as it was asked for; the page shows the sentence. */
    static void problem(HttpExchange exchange, int status, String message) throws IOException {
        json(exchange, status, Map.of("message", message));
    }
}
