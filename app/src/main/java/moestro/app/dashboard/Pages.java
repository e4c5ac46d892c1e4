package moestro.app.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import moestro.app.web.Responses;

/** The page and its two files; any other path is unknown. */
final class Pages implements HttpHandler {
    private static final String ONLY_OURS =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, File> FILES = Map.of(
            "/", new File("dashboard.html", "text/html; charset=utf-8"),
            "/dashboard.css", new File("dashboard.css", "text/css; charset=utf-8"),
            "/dashboard.js", new File("dashboard.js", "text/javascript; charset=utf-8"));

    private record File(String name, String contentType) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        File file = FILES.get(path);
        if (file == null) {
            Responses.text(exchange, 404, "there is nothing at this path; the dashboard is at /");
            return;
        }
        exchange.getResponseHeaders().set("Content-Security-Policy", ONLY_OURS);
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        Responses.send(exchange, 200, file.contentType(), bytes(file.name()));
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
