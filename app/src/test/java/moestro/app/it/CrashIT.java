package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import moestro.mixture.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed without warning while it serves and learns, again and again: nothing is lost, nothing is done twice. */
class CrashIT {
    private static final int KILLS = 3;
    private static final int EVENTS_PER_LIFE = 150;

    @TempDir
    Path directory;

    @Test
    void aKilledProcessResumesToTheSameBytes() throws Exception {
        try (Trial trial = new Trial("crash", Duration.ofHours(12))) {
            Path configuration = RunProcess.configuration(trial, directory);
            int sent = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                liveUntilKilled(trial, configuration, sent, kill);
                sent += EVENTS_PER_LIFE;
            }
            Process last = RunProcess.start(configuration);
            try {
                int fences = trial.fence(trial.at(Duration.ofHours(1)));
                trial.awaitModels();
                trial.assertEachOnce(sent + fences);
                assertEquals(sent + fences, trial.gate().lessons());
                assertTrue(Fold.compare(trial) > KILLS, "versions published in several lives");
            } finally {
                last.destroyForcibly();
            }
        }
    }

    /** Sends a life's events and labels, and kills the process somewhere in between. */
    private static void liveUntilKilled(Trial trial, Path configuration, int from, int kill) throws Exception {
        Process process = RunProcess.start(configuration);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            RunProcess.readUntil(output, "running: both");
            int survived = EVENTS_PER_LIFE / 3 + Hash.below(Hash.mix(kill), EVENTS_PER_LIFE / 2);
            trial.sendBoth(from, from + survived);
            int seen = from + survived / 2;
            trial.lessons().await(() -> seen + " lessons", records -> records.size() >= seen);
            process.destroyForcibly(); // SIGKILL: no hook runs, the transaction stays open
            process.waitFor();
            trial.sendBoth(from + survived, from + EVENTS_PER_LIFE);
        } finally {
            process.destroyForcibly();
        }
    }
}
