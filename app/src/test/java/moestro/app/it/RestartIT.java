package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import moestro.avro.Manifest;
import moestro.avro.Prediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that was closed goes on where it was, whether its state directory is still there or not. */
class RestartIT {
    private static final Trial.Part[] BOTH = {Trial.Part.LEARN, Trial.Part.SERVE};
    /** Events of one life; as many more are sent while nobody runs. */
    private static final int EVENTS = 60;

    @TempDir
    Path stateDir;

    @Test
    void goesOnWithItsStateDirectory() throws Exception {
        goesOn("restart-same", stateDir.resolve("state"), stateDir.resolve("state"));
    }

    @Test
    void goesOnWithoutItsStateDirectory() throws Exception {
        goesOn("restart-new", stateDir.resolve("lost"), stateDir.resolve("new"));
    }

    private static void goesOn(String name, Path before, Path after) throws Exception {
        try (Trial trial = new Trial(name, Duration.ofHours(12))) {
            int fences = firstLife(trial, before);
            Manifest learned = trial.gate();
            trial.sendBoth(0, 10); // known since the first life
            trial.sendBoth(EVENTS, 2 * EVENTS);

            trial.start(after, BOTH);
            fences += trial.fence(trial.at(Duration.ofHours(1)));
            trial.awaitModels();

            trial.assertEachOnce(2 * EVENTS + fences);
            for (int n = EVENTS; n < 2 * EVENTS; n++) {
                Prediction prediction = trial.prediction(Trial.id(n));
                assertTrue(
                        prediction.gateVersion() >= learned.version(),
                        () -> prediction.id() + " was predicted at gate version " + prediction.gateVersion() + ", "
                                + learned.version() + " had been published");
            }
            assertEquals(2L * EVENTS + fences, trial.gate().lessons(), "the count goes on");
            Fold.compare(trial);
        }
    }

    private static int firstLife(Trial trial, Path stateDir) throws Exception {
        try (var application = trial.start(stateDir, BOTH)) {
            trial.sendBoth(0, EVENTS);
            int fences = trial.fence(trial.at(Duration.ofHours(1)));
            trial.awaitModels();
            assertEquals(EVENTS + fences, trial.gate().lessons());
            assertEquals(null, application.failure());
            return fences;
        }
    }
}
