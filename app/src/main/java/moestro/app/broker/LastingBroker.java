package moestro.app.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A broker that is alone in its process, with a directory and ports that outlive it: killed and started again, it goes
 * on where it was. Unlike {@link EmbeddedBroker} it leaves everything behind.
 */
public final class LastingBroker {
    /**
     * A broker that was killed stays registered for as long as a session lasts, and its successor waits for that. The
     * defaults are 9 s and 2 s.
     */
    private static final Map<String, String> SOON_MISSED =
            Map.of("broker.session.timeout.ms", "3000", "broker.heartbeat.interval.ms", "500");

    private LastingBroker() {}

    /**
     * Where a broker lives.
     *
     * @param directory of its log; made, and formatted, if need be
     * @param port for clients, on 127.0.0.1
     * @param controllerPort for itself, on 127.0.0.1
     */
    public record Home(Path directory, int port, int controllerPort) {}

    /** Starts a broker, and returns when it serves; it does so until the process ends. */
    public static void start(Home home) throws Exception {
        Files.createDirectories(home.directory());
        try (BoundSockets sockets = new BoundSockets(home.port(), home.controllerPort())) {
            CombinedServer.start(
                    BrokerProperties.of(sockets, home.directory(), SOON_MISSED), home.directory(), sockets);
        }
    }
}
