package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import moestro.app.run.Application;
import moestro.topology.Batching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that wait for each other, on a broker: a batch is served when it is full, and the rest with the commit. */
class BatchingIT {
    private static final int EVENTS = 500;

    @TempDir
    Path stateDir;

    @Test
    void eachEventIsServedOnceWhetherItsBatchIsFullOrNotAndSoIsOneThatIsTwiceInABatch() throws Exception {
        try (Trial trial = new Trial("batches", Duration.ofHours(1))) {
            for (int n = 0; n < EVENTS; n++) {
                trial.send(trial.event(n));
                if (n % 5 == 0) {
                    trial.send(trial.event(n));
                }
                trial.send(trial.label(n));
            }
            int fences;
            try (Application application =
                    trial.start(stateDir, new Batching(64), Trial.Part.LEARN, Trial.Part.SERVE)) {
                fences = trial.fence(trial.at(Duration.ofMinutes(1)));
                assertEquals(null, application.failure());
            }
            assertEachOnce(EVENTS + fences, trial.predictedIds());
            assertEachOnce(EVENTS + fences, trial.lessonIds());
            trial.deadLetters().readToEnd();
            assertEquals(List.of(), trial.deadLetters().records());
        }
    }

    private static void assertEachOnce(int count, List<String> ids) {
        assertEquals(count, ids.size());
        assertEquals(count, new HashSet<>(ids).size());
    }
}
