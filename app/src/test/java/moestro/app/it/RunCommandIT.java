package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code moestro run} as a process of its own, told what to do by a file and to end by a signal. */
class RunCommandIT {
    @TempDir
    Path directory;

    @Test
    void servesAsItsFileSaysUntilItIsTerminated() throws Exception {
        try (Trial trial = new Trial("run", Duration.ofHours(12))) {
            Process process = RunProcess.start(RunProcess.configuration(trial, directory));
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                RunProcess.readUntil(output, "running: both");
                trial.sendBoth(0, 20);
                trial.fence(trial.at(Duration.ofHours(1)));
                trial.awaitModels();

                process.toHandle().destroy(); // SIGTERM, and unlike Process.destroy it leaves the output open

                RunProcess.readUntil(output, "stopped");
                assertTrue(process.waitFor(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS), "the process ends");
                assertEquals(0, process.exitValue());
                assertTrue(trial.predictedIds().contains(Trial.id(19)));
                assertTrue(Files.isDirectory(directory.resolve("state")), "where its file says");
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
