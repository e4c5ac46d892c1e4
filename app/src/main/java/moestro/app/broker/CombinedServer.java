package moestro.app.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Kafka's broker and controller, put together as {@code KafkaRaftServer} does, but for two things: it takes sockets
 * that are bound already, and when something goes wrong it never ends the JVM, which is not the broker's.
 */
final class CombinedServer {
    private static final Logger LOG = LoggerFactory.getLogger(CombinedServer.class);
    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(10);

    private final ControllerServer controller;
    private final BrokerServer broker;

    private CombinedServer(ControllerServer controller, BrokerServer broker) {
        this.controller = controller;
        this.broker = broker;
    }

    /** Formats the directory, if no broker has lived in it, and starts. What was started is stopped again if the rest fails. */
    static CombinedServer start(Properties properties, Path directory, Quorum quorum, BoundSockets sockets)
            throws Exception {
        format(directory, quorum);
        KafkaConfig config = new KafkaConfig(properties, false);
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> formatted =
                KafkaRaftServer.initializeLogDirs(config, LOG, "[embedded broker] ");
        SharedServer shared = new SharedServer(
                config,
                formatted._1(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(quorum.voters()),
                List.of(),
                (name, fatal, action) -> new LoggingFaultHandler(name, action),
                sockets);
        CombinedServer server = new CombinedServer(
                new ControllerServer(shared, KafkaRaftServer.configSchema(), formatted._2()), new BrokerServer(shared));
        server.startOrStop();
        return server;
    }

    private static void format(Path directory, Quorum quorum) throws Exception {
        if (Files.exists(directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        new Formatter()
                .setNodeId(quorum.node())
                .setClusterId(quorum.clusterId())
                .setControllerListenerName(BrokerProperties.CONTROLLER)
                .setMetadataLogDirectory(directory.toString())
                .addDirectory(directory.toString())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    private void startOrStop() {
        boolean started = false;
        try {
            controller.startup();
            broker.startup();
            started = true;
        } finally {
            // Not a catch: Scala throws checked exceptions that Java does not see coming.
            if (!started) {
                stop();
            }
        }
    }

    /** Stops; the broker before the controller, which has to let it go. */
    void stop() {
        broker.shutdown(LEAVE_WITHIN);
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
    }
}
