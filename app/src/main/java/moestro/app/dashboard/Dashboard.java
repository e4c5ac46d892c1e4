package moestro.app.dashboard;

import com.sun.net.httpserver.HttpHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import moestro.app.web.WebServer;
import moestro.topology.Deployment;

/**
 * The dashboard of one deployment: what it knows, and the handlers that show it. It reads the deployment's topics, so it
 * shows all of its instances, wherever they run.
 */
public final class Dashboard {
    private static final Duration BACK = Duration.ofMinutes(10);

    private final Knowledge knowledge;
    private final Observer observer;
    private final Map<String, HttpHandler> handlers;

    private Dashboard(Deployment deployment, Set<String> apart, Map<String, String> client, String title) {
        Clock clock = Clock.systemUTC();
        long origin = clock.millis() - BACK.toMillis();
        knowledge = new Knowledge(deployment, origin);
        observer = new Observer(deployment, client, knowledge, clock, origin);
        Ticks ticks = new Ticks(knowledge, About.of(deployment, apart, title), clock);
        Lookup lookup = new Lookup(knowledge, client, deployment.topics());
        handlers = Map.of(
                "/",
                new Pages(),
                "/api/state",
                exchange -> Answers.json(exchange, 200, ticks.all()),
                "/api/stream",
                new TickStream(ticks),
                "/api/prediction",
                new PredictionHandler(deployment, lookup));
    }

    /**
     * Begins to watch.
     *
     * @param apart the experts that learn apart
     * @param client properties of clients or of Kafka Streams, bootstrap.servers among them
     * @param title of the page, such as the application id
     */
    public static Dashboard watch(Deployment deployment, Set<String> apart, Map<String, String> client, String title) {
        Dashboard dashboard = new Dashboard(deployment, apart, client, title);
        dashboard.observer.start();
        return dashboard;
    }

    /** Adds its pages: at {@code /}, and below {@code /api}. */
    public Dashboard serve(WebServer web) {
        handlers.forEach(web::handle);
        return this;
    }

    /**
     * Stops reading; what is known stays to be seen.
     *
     * @param why a sentence for the page, such as "The demo has ended"
     */
    public void end(String why) {
        observer.finish();
        knowledge.end(why);
    }
}
