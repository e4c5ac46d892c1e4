package moestro.app.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The properties of a broker that is its own controller, alone in its cluster, and short-lived. */
final class BrokerProperties {
    static final int NODE = 1;
    static final String CLIENTS = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";

    /** One partition and one replica for what the broker keeps for itself; no waiting for others, who never come. */
    private static final Map<String, String> ALONE = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", String.valueOf(NODE)),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("inter.broker.listener.name", CLIENTS),
            Map.entry("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // A killed client's transaction blocks readers until this scan finds it timed out; the default is 10 s.
            Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "2"),
            // The default, 128 MB, is allocated at the start.
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"));

    private BrokerProperties() {}

    static Properties of(BoundSockets sockets, Path directory, Map<String, String> overrides) {
        Properties properties = new Properties();
        properties.putAll(ALONE);
        properties.put(
                "listeners", CLIENTS + "://" + sockets.broker() + "," + CONTROLLER + "://" + sockets.controller());
        properties.put("controller.quorum.voters", NODE + "@" + sockets.controller());
        properties.put("log.dirs", directory.toString());
        properties.putAll(overrides);
        return properties;
    }
}
