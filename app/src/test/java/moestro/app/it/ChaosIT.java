package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import moestro.app.broker.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code moestro chaos} as anyone runs it, shortened: one SIGKILL for each of the three processes. */
class ChaosIT {
    private static final int EVENTS = 6000;
    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    Path directory;

    @Test
    void afterAKillOfEachProcessNothingIsLostNothingTwiceAndEveryModelIsTheFold() throws Exception {
        Path json = directory.resolve("chaos.json");
        Process process = ChildProcess.moestro(
                        List.of(),
                        "chaos",
                        "--events",
                        Integer.toString(EVENTS),
                        "--kills",
                        "3",
                        "--batch",
                        "32",
                        "--json",
                        json.toString())
                .inheritIO()
                .start();
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the game day ends by itself");
        } finally {
            process.toHandle().destroy(); // its hook takes its processes along
        }
        assertEquals(0, process.exitValue());
        JsonNode result = new ObjectMapper().readTree(json.toFile());
        assertEquals(EVENTS, result.get("events").asInt());
        assertEquals(0, result.get("lost").asInt());
        assertEquals(0, result.get("duplicates").asInt());
        assertEquals(result.get("labels").asInt(), result.get("lessons").asInt());
        assertEquals(0, result.get("lessonsLost").asInt());
        assertEquals(0, result.get("lessonsTwice").asInt());
        assertTrue(result.get("auditClean").asBoolean());
        assertEquals(3, result.get("kills").asInt());
        for (String victim : List.of("serve", "learn", "broker")) {
            assertEquals(1, result.get("killsOf").get(victim).asInt(), victim);
            assertEquals(1, result.get("recoverySeconds").get(victim).size(), victim + " has recovered");
        }
    }

    @Test
    void norInAClusterOfBrokersAndInstancesWithALearnerApartNorByItsRollingRestart() throws Exception {
        Path json = directory.resolve("cluster.json");
        Process process = ChildProcess.moestro(
                        List.of(),
                        "chaos",
                        "--events",
                        "6000",
                        "--kills",
                        "4",
                        "--rolling",
                        "--seed",
                        "7",
                        "--serving",
                        "2",
                        "--brokers",
                        "3",
                        "--apart",
                        "forest,net",
                        "--json",
                        json.toString())
                .inheritIO()
                .start();
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the game day ends by itself");
        } finally {
            process.toHandle().destroy();
        }
        assertEquals(0, process.exitValue());
        JsonNode result = new ObjectMapper().readTree(json.toFile());
        assertEquals(4, result.get("kills").asInt());
        assertTrue(result.get("auditClean").asBoolean());
        assertEquals(0, result.get("lost").asInt() + result.get("duplicates").asInt());
        assertEquals(
                0,
                result.get("lessonsLost").asInt() + result.get("lessonsTwice").asInt());
        List<String> restarted = new ArrayList<>();
        for (JsonNode restart : result.get("restarts")) {
            restarted.add(restart.get("of").asText());
            assertTrue(restart.get("orderly").asBoolean(), restart + " ends when it is told to");
            assertEquals(12, restart.get("silentSeconds").size(), "of each partition");
        }
        assertEquals(List.of("serve-1", "serve-2", "learn", "apart", "broker-1", "broker-2", "broker-3"), restarted);
    }

    @Test
    void aChildWhoseParentIsGoneEnds() throws Exception {
        List<Integer> ports = Ports.free(2);
        Process orphan = ChildProcess.moestro(
                        List.of(),
                        "--end-with-input",
                        "chaos-broker",
                        directory.resolve("broker").toString(),
                        ports.get(0).toString(),
                        ports.get(1).toString())
                .start();
        try (BufferedReader output = orphan.inputReader(StandardCharsets.UTF_8)) {
            RunProcess.readUntil(output, "broker: serving");

            orphan.getOutputStream().close();

            assertTrue(orphan.waitFor(10, TimeUnit.SECONDS), "it ends with the pipe to its parent");
        } finally {
            orphan.destroyForcibly();
        }
    }
}
