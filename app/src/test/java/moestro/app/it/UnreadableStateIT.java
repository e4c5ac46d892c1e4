package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import moestro.app.run.Application;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State that nobody can read stops its half at once, with a message, instead of being tried for ever. */
class UnreadableStateIT {
    @TempDir
    Path directory;

    @Test
    void learningStopsAtAStoredModelThatItCannotRead() throws Exception {
        try (Trial trial = new Trial("unreadable", Duration.ofHours(12))) {
            Application before = trial.start(directory.resolve("before"), Trial.Part.LEARN, Trial.Part.SERVE);
            trial.sendBoth(0, 20);
            trial.fence(trial.at(Duration.ofHours(1)));
            trial.awaitModels();
            before.close();
            trial.damageStoredGate(new byte[] {1, 2, 3});
            trial.sendBoth(20, 40); // for the other half has stopped, and lessons are what learning reads its state for

            try (Application serving = trial.start(directory.resolve("serving"), Trial.Part.SERVE);
                    Application learning = trial.start(directory.resolve("learning"), Trial.Part.LEARN)) {
                assertTrue(learning.failedWithin(Await.PATIENCE), "it gives up");
                String told = learning.failure().getMessage();
                assertTrue(told.startsWith("learn failed: store 'learned-"), told);
                assertTrue(told.contains("it is not tried again"), told);
                trial.predictions()
                        .await(() -> "predictions", any -> trial.predictedIds().contains(Trial.id(39)));
                assertTrue(serving.failure() == null, "serving goes on");
            }
        }
    }
}
