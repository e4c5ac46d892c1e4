package moestro.app.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The properties of a broker that is its own controller, and short-lived. */
final class BrokerProperties {
    static final String CLIENTS = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";

    /** One partition for what brokers keep for themselves; no waiting for members of a group who may never come. */
    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("inter.broker.listener.name", CLIENTS),
            Map.entry("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // A killed client's transaction blocks readers until this scan finds it timed out; the default is 10 s.
            Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "2"),
            // The default, 128 MB, is allocated at the start.
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"));

    private BrokerProperties() {}

    static Properties of(BoundSockets sockets, Path directory, Quorum quorum, Map<String, String> overrides) {
        Properties properties = new Properties();
        properties.putAll(SMALL);
        replicate(properties, quorum);
        properties.put(
                "listeners", CLIENTS + "://" + sockets.broker() + "," + CONTROLLER + "://" + sockets.controller());
        properties.put("node.id", String.valueOf(quorum.node()));
        properties.put("controller.quorum.voters", quorum.text());
        properties.put("log.dirs", directory.toString());
        properties.putAll(overrides);
        return properties;
    }

    private static void replicate(Properties properties, Quorum quorum) {
        String replicas = String.valueOf(quorum.replicas());
        String inSync = String.valueOf(quorum.inSync());
        properties.put("default.replication.factor", replicas);
        properties.put("min.insync.replicas", inSync);
        properties.put("offsets.topic.replication.factor", replicas);
        properties.put("transaction.state.log.replication.factor", replicas);
        properties.put("transaction.state.log.min.isr", inSync);
        properties.put("share.coordinator.state.topic.replication.factor", replicas);
        properties.put("share.coordinator.state.topic.min.isr", inSync);
    }
}
