package moestro.app.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import moestro.app.log.LogSetup;
import org.slf4j.LoggerFactory;

/**
 * Leaves Kafka's log with errors only, its clients' too: the warnings of an embedded broker speak to nobody. It says,
 * for one, that its metadata are empty, at every start, and that a connection was closed twice, at every end.
 *
 * <p>Where something else than Logback logs, nothing is touched, nor is a level that somebody has set by a property.
 */
public final class QuietLogs {
    private static final List<String> LOUD = List.of("kafka", "org.apache.kafka", "state.change.logger");
    /** Writes an error with a stack trace for what a transactional producer then simply sends again. */
    private static final String CRIES_WOLF = "kafka.server.ReplicaManager";

    private QuietLogs() {}

    /** Keeps them quiet from now on. */
    public static void hush() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            LOUD.forEach(name -> set(context, name, Level.ERROR));
            set(context, CRIES_WOLF, Level.OFF);
        }
    }

    private static void set(LoggerContext context, String name, Level level) {
        if (System.getProperty(LogSetup.LEVEL + "." + name) == null) {
            context.getLogger(name).setLevel(level);
        }
    }
}
