package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import moestro.app.audit.AuditCommand;
import moestro.app.audit.ExplainCommand;
import moestro.app.report.Printed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code moestro audit} and {@code moestro explain} say about a deployment, and what a changed one is told. */
class AuditIT {
    private static final int EVENTS = 150;

    @TempDir
    Path directory;

    @Test
    void aDeploymentIsAuditedExplainedAndLearnedAnewUnderAnotherPanel() throws Exception {
        try (Trial trial = new Trial("audit", Duration.ofHours(12))) {
            Path configuration = RunProcess.configuration(trial, directory);
            int lessons = live(trial, configuration, 0);

            JsonNode audit = told(0, new AuditCommand(), configuration);
            assertTrue(audit.get("clean").asBoolean());
            assertEquals(lessons, audit.get("lessons").asInt());
            assertEquals(6, audit.get("models").size());
            audit.get("models")
                    .forEach(model -> assertTrue(model.get("compared").asInt() >= 2, model::toString));
            for (int n : new int[] {0, EVENTS / 2, EVENTS - 1}) {
                JsonNode explained = told(0, new ExplainCommand(), configuration, "--id", Trial.id(n));
                assertTrue(explained.get("same").asBoolean());
                assertEquals(explained.get("output"), explained.get("repeated"));
            }

            trial.send(Trial.event("unlabelled", 1, trial.at(Duration.ofHours(1))));
            Path changed = changed(configuration, "hidden: 8", "hidden: 12", "");
            String refusal = refusal(changed);
            String difference = "was 'expert net: net {hidden=8.0}', is now 'expert net: net {hidden=12.0}'";
            assertTrue(refusal.contains(difference), refusal);

            Path next = changed(configuration, "hidden: 8", "hidden: 12", "edition: 2\n");
            lessons += live(trial, next, EVENTS);
            JsonNode waiting = told(0, new ExplainCommand(), next, "--id", "unlabelled");
            assertTrue(waiting.get("label").isNull() && waiting.get("same").asBoolean());
            JsonNode again = told(0, new AuditCommand(), next);
            assertEquals(lessons, again.get("lessons").asInt(), "from the first lesson on");
        }
    }

    /** Runs until every model folds all lessons, and returns how many came. */
    private static int live(Trial trial, Path configuration, int from) throws Exception {
        Process process = RunProcess.start(configuration);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            RunProcess.readUntil(output, "running: both");
            trial.sendBoth(from, from + EVENTS);
            int fences = trial.fence(trial.at(Duration.ofHours(1)));
            Await.until(
                    () -> "an audit of all lessons",
                    () -> audited(configuration) == trial.lessonIds().size());
            return EVENTS + fences;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static int audited(Path configuration) throws Exception {
        JsonNode audit = told(0, new AuditCommand(), configuration);
        int least = Integer.MAX_VALUE;
        for (JsonNode model : audit.get("models")) {
            least = Math.min(least, model.get("stored").asInt());
        }
        return least == audit.get("lastOffset").asInt() ? audit.get("lessons").asInt() : -1;
    }

    private static JsonNode told(int exitCode, Callable<Integer> command, Path configuration, String... more)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--config", configuration.toString()));
        arguments.addAll(List.of(more));
        return Printed.json(exitCode, command, arguments.toArray(String[]::new));
    }

    private static String refusal(Path configuration) throws Exception {
        Process process = RunProcess.start(configuration);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), output);
        return output;
    }

    private static Path changed(Path configuration, String from, String to, String more) throws Exception {
        String text = Files.readString(configuration);
        assertTrue(text.contains(from));
        return Files.writeString(configuration.resolveSibling("changed.yaml"), more + text.replace(from, to));
    }
}
