package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import moestro.app.report.Printed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code moestro demo} as a newcomer runs it, shortened: a process of its own, with a broker of its own. */
class DemoCommandIT {
    private static final int EVENTS = 3000;
    private static final long PATIENCE_SECONDS = 180;

    @TempDir
    Path directory;

    @Test
    void everyFlightIsPredictedOnceAndEveryLandingIsALesson() throws Exception {
        Path json = directory.resolve("demo.json");
        Process process = demo(json);
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the demo ends by itself");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue());
        JsonNode result = Printed.json(Files.readString(json));
        assertEquals(EVENTS, result.get("events").asInt());
        assertEquals(EVENTS, result.get("predictions").asInt());
        assertEquals(EVENTS, result.get("labels").asInt());
        assertEquals(EVENTS, result.get("lessons").asInt());
        assertEquals(0, result.get("deadLetters").asInt());
        assertTrue(result.get("meanExpertsRun").asDouble() <= 3);
        assertTrue(result.get("mixture").has("logLoss"));
        for (JsonNode expert : result.get("experts")) {
            assertTrue(expert.get("version").asLong() > 0, expert + " was published and asked");
        }
    }

    private static Process demo(Path json) throws IOException {
        return ChildProcess.moestro(
                        List.of("--add-modules=jdk.incubator.vector"),
                        "demo",
                        "--task",
                        "classification",
                        "--events",
                        Integer.toString(EVENTS),
                        "--json")
                .redirectErrorStream(false)
                .redirectOutput(json.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
