package moestro.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogSetupTest {
    private final LoggerContext context = new LoggerContext();

    @Test
    void itIsWhatThisProgramLogsBy() {
        LoggerContext ours = assertInstanceOf(LoggerContext.class, LoggerFactory.getILoggerFactory());
        assertEquals(Level.INFO, ours.getLogger("moestro").getLevel());
    }

    @Test
    void warningsAreLoggedAndWhatMoestroSaysAndWhatPropertiesAskFor() {
        System.setProperty("moestro.log.some.library", "debug");
        try {
            new LogSetup().configure(context);
        } finally {
            System.clearProperty("moestro.log.some.library");
        }
        assertEquals(Level.WARN, context.getLogger("anybody").getEffectiveLevel());
        assertEquals(Level.INFO, context.getLogger("moestro.topology.Guards").getEffectiveLevel());
        assertEquals(Level.DEBUG, context.getLogger("some.library.part").getEffectiveLevel());
    }

    @Test
    void asJsonAMessageHasItsPartsBesideIt() throws Exception {
        context.setMDCAdapter(new LogbackMDCAdapter());
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        context.getLogger("moestro.test").addAppender(heard);
        context.getLogger("moestro.test")
                .atWarn()
                .addKeyValue("expert", "linear")
                .addKeyValue("offset", 17)
                .log("expert '{}' rests", "linear");

        byte[] line = LogSetup.json(context).encode(heard.list.getFirst());

        JsonNode json = new ObjectMapper().readTree(line);
        assertEquals("WARN", json.get("level").asText());
        assertEquals("moestro.test", json.get("loggerName").asText());
        assertEquals("expert 'linear' rests", json.get("formattedMessage").asText());
        assertTrue(json.get("timestamp").asLong() > 0);
        assertEquals("linear", json.at("/kvpList/0/expert").asText());
        assertEquals("17", json.at("/kvpList/1/offset").asText());
        assertTrue(new String(line, UTF_8).endsWith("\n"), "one line an event");
        assertEquals(1, new String(line, UTF_8).lines().count());
    }
}
