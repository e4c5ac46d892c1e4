package moestro.app.metrics;

import moestro.app.web.Responses;
import moestro.app.web.WebServer;

/** Answers who asks whether this process is well. */
public final class Health {
    private Health() {}

    /** Adds the pages of health. */
    public static void serve(WebServer web) {
        web.handle("/health/live", exchange -> Responses.text(exchange, 200, "alive"));
    }
}
