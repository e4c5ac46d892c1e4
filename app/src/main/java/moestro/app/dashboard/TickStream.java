package moestro.app.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Server-sent events (WHATWG HTML, section 9.2): a tick a second, the first with all curves, and again every 20 s, for
 * what was there before may still be read into older buckets.
 */
final class TickStream implements HttpHandler {
    private static final int MOST_PAGES = 32;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int ALL_EVERY = 20;
    private static final byte[] BEGIN = "retry: 2000\nevent: tick\ndata: ".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.UTF_8);

    private final Ticks ticks;
    private final Semaphore pages = new Semaphore(MOST_PAGES);

    TickStream(Ticks ticks) {
        this.ticks = ticks;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!pages.tryAcquire()) {
            exchange.getResponseHeaders().set("Retry-After", "10");
            Answers.problem(exchange, 503, MOST_PAGES + " pages are open already: close some, or ask /api/state");
            return;
        }
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            exchange.sendResponseHeaders(200, 0);
            send(exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pages.release();
        }
    }

    /** Until the page is closed, which the next write tells by failing, or the server, which interrupts. */
    private void send(OutputStream out) throws IOException, InterruptedException {
        Ticks.Tick tick = ticks.all();
        for (int sent = 1; true; sent++) {
            out.write(BEGIN);
            out.write(Wire.bytes(tick));
            out.write(END);
            out.flush();
            Thread.sleep(EVERY);
            tick = sent % ALL_EVERY == 0 ? ticks.all() : ticks.after(tick);
        }
    }
}
