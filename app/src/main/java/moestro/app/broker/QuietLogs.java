package moestro.app.broker;

import java.util.List;

/**
 * Leaves Kafka's log with errors only, its clients' too: the warnings of an embedded broker speak to nobody. It says,
 * for one, that its metadata are empty, at every start, and that a connection was closed twice, at every end.
 *
 * <p>Done by system properties of slf4j-simple, which reads them when a logger is made: so before any of Kafka's is.
 * Other bindings are not touched, nor is a level that somebody has set.
 */
public final class QuietLogs {
    private static final String LEVEL_OF = "org.slf4j.simpleLogger.log.";
    private static final List<String> LOUD = List.of("kafka", "org.apache.kafka", "state.change.logger");
    /** Writes an error with a stack trace for what a transactional producer then simply sends again. */
    private static final String CRIES_WOLF = "kafka.server.ReplicaManager";

    private QuietLogs() {}

    /** Keeps them quiet from now on. */
    public static void hush() {
        for (String logger : LOUD) {
            System.getProperties().putIfAbsent(LEVEL_OF + logger, "error");
        }
        System.getProperties().putIfAbsent(LEVEL_OF + CRIES_WOLF, "off");
    }
}
