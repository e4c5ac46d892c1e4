package moestro.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;

/**
 * Logs go to standard error: as lines for people, or with {@code MOESTRO_LOG=json} as one JSON object a line, with the
 * time in milliseconds, level, logger, thread, message, and what the message is about (task, expert, ...) as fields of
 * their own, which collectors of OpenTelemetry read as they are.
 *
 * <p>Warnings of everybody and what Moestro itself has to say; the system property {@code moestro.log} sets another level
 * for all, {@code moestro.log.NAME} for one logger and those below it. Found by Logback as a service.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
    /** Properties with this name, or beginning with it and a dot, are levels. */
    public static final String LEVEL = "moestro.log";

    private static final String FORM = "MOESTRO_LOG";
    private static final String JSON = "json";
    private static final String LINE = "%d{HH:mm:ss.SSS} %level %logger{0} - %msg%n";

    private static final Map<String, Level> LEVELS = Map.of(
            "moestro",
            Level.INFO,
            // Warns at every new topology, before it is given the configuration, that a switch is off which this
            // program
            // switches on.
            "org.apache.kafka.streams.StreamsConfig",
            Level.ERROR,
            // Warns, for each partition and second, of the ends of partitions that a consumer asks for and does not
            // read.
            "org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils",
            Level.ERROR,
            // Warns of every request that it sends once more, as it does when a transaction begins before the brokers
            // have
            // closed the last one everywhere; what it gives up is an exception, and told.
            "org.apache.kafka.clients.producer.internals.Sender",
            Level.ERROR);

    /** For Logback, which makes one. */
    public LogSetup() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.setEncoder(JSON.equalsIgnoreCase(System.getenv(FORM)) ? json(context) : text(context));
        appender.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(Level.WARN);
        LEVELS.forEach((name, level) -> context.getLogger(name).setLevel(level));
        System.getProperties().stringPropertyNames().forEach(name -> set(context, name));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static void set(LoggerContext context, String property) {
        Level level = Level.toLevel(System.getProperty(property), Level.WARN);
        if (property.equals(LEVEL)) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(level);
        } else if (property.startsWith(LEVEL + ".")) {
            context.getLogger(property.substring(LEVEL.length() + 1)).setLevel(level);
        }
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(LINE);
        encoder.start();
        return encoder;
    }

    /** The message as it reads; its parts, where it has any, beside it. */
    static Encoder<ILoggingEvent> json(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }
}
