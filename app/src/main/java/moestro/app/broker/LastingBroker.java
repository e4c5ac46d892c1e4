package moestro.app.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A broker that has its process to itself, with a directory and ports that outlive it: killed and started again, it goes
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
     * @param address of this machine
     * @param port for clients
     * @param controllerPort for itself and other brokers
     */
    public record Home(Path directory, String address, int port, int controllerPort) {
        /** On 127.0.0.1. */
        public Home(Path directory, int port, int controllerPort) {
            this(directory, "127.0.0.1", port, controllerPort);
        }

        /** What clients call {@code bootstrap.servers}. */
        public String servers() {
            return address + ":" + port;
        }
    }

    /** Starts a broker that is alone in its cluster, and returns when it serves; it does so until the process ends. */
    public static void start(Home home) throws Exception {
        start(home, Map.of());
    }

    /** The same with properties that are added to, or replace, the built-in ones. */
    public static void start(Home home, Map<String, String> properties) throws Exception {
        try (BoundSockets sockets = sockets(home)) {
            start(home, Quorum.alone(sockets.controllerAddress()), properties, sockets);
        }
    }

    /** Starts one of several brokers, and returns when it serves, for which most of them must be there. */
    public static void start(Home home, Quorum quorum, Map<String, String> properties) throws Exception {
        try (BoundSockets sockets = sockets(home)) {
            start(home, quorum, properties, sockets);
        }
    }

    private static BoundSockets sockets(Home home) throws IOException {
        return new BoundSockets(home.address(), home.port(), home.controllerPort());
    }

    private static void start(Home home, Quorum quorum, Map<String, String> properties, BoundSockets sockets)
            throws Exception {
        Files.createDirectories(home.directory());
        Map<String, String> overrides = new HashMap<>(SOON_MISSED);
        overrides.putAll(properties);
        CombinedServer server = CombinedServer.start(
                BrokerProperties.of(sockets, home.directory(), quorum, overrides), home.directory(), quorum, sockets);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "moestro-broker-exit"));
    }
}
