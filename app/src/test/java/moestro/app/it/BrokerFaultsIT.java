package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import moestro.app.run.Application;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The only broker dies and comes back; a process sleeps while its transactions and its session time out. */
class BrokerFaultsIT {
    private static final Trial.Part[] BOTH = {Trial.Part.LEARN, Trial.Part.SERVE};
    private static final Map<String, String> SHORT_TIMES =
            Map.of("session.timeout.ms", "3000", "heartbeat.interval.ms", "500", "transaction.timeout.ms", "3000");

    private static KafkaCluster cluster;

    @TempDir
    Path directory;

    @BeforeAll
    static void startBroker() throws Exception {
        assumeTrue(KafkaUnderTest.isContainer());
        cluster = new KafkaCluster(1);
    }

    @AfterAll
    static void stopBroker() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static Trial trial(String name) throws Exception {
        return new Trial(name, Duration.ofHours(12), cluster.servers());
    }

    @Test
    void aBrokerThatIsKilledAndComesBackLosesNothingAndRepeatsNothing() throws Exception {
        try (Trial trial = trial("killed-broker")) {
            Application application = trial.start(directory, BOTH);
            Feeding feeding = Feeding.of(trial);
            trial.awaitMoreLessons(50);
            cluster.kill(1);
            cluster.restart(1);
            trial.awaitMoreLessons(50);
            int sent = feeding.stop() + trial.fence(trial.at(Duration.ofHours(1)));
            trial.awaitModels();

            assertEquals(null, application.failure());
            trial.assertEachOnce(sent);
            Fold.compare(trial);
        }
    }

    @Test
    void aProcessThatSleptThroughItsTimeoutsIsFencedAndServesAgain() throws Exception {
        try (Trial trial = trial("asleep")) {
            Path output = directory.resolve("output");
            Process sleeper = RunProcess.start(RunProcess.configuration(trial, directory, SHORT_TIMES), output);
            try {
                Await.until(
                        () -> "start of " + output,
                        () -> Files.readString(output).contains("running: both"));
                trial.sendBoth(0, 100);
                trial.lessons().await(() -> "the first lessons", records -> records.size() >= 50);
                RunProcess.signal(sleeper, "STOP");
                trial.sendBoth(100, 200);
                int fences;
                try (Application other = trial.start(directory.resolve("other"), BOTH)) {
                    fences = trial.fence(trial.at(Duration.ofHours(1))); // the other has taken over all partitions
                    RunProcess.signal(sleeper, "CONT");
                    trial.sendBoth(200, 300);
                    fences += trial.fence(trial.at(Duration.ofHours(1)));
                    assertEquals(null, other.failure());
                }
                trial.sendBoth(300, 400);
                fences += trial.fence(trial.at(Duration.ofHours(1))); // nobody but the sleeper is left
                trial.awaitModels();
                assertTrue(sleeper.isAlive());
                trial.assertEachOnce(400 + fences);
                Fold.compare(trial);
            } finally {
                sleeper.destroyForcibly();
            }
        }
    }
}
