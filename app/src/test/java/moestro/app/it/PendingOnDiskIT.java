package moestro.app.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import moestro.app.run.Application;
import moestro.avro.Feedback;
import moestro.topology.PendingSettings;
import moestro.topology.PendingSettings.Store;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lives with the pending on disk and in memory, by turns: what waited goes on waiting, and what was late stays late. */
class PendingOnDiskIT {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);
    private static final Trial.Part[] BOTH = {Trial.Part.LEARN, Trial.Part.SERVE};
    private static final int PER_LIFE = 20;

    @TempDir
    Path stateDir;

    @Test
    void whatWaitsSurvivesEveryChangeOfPlace() throws Exception {
        Path kept = stateDir.resolve("kept");
        try (Trial trial = new Trial("on-disk", TIME_TO_LIVE)) {
            int fences = 0;
            try (Application first = trial.start(kept, settings(Store.DISK), BOTH)) {
                for (int n = 0; n < 5 * PER_LIFE; n++) {
                    trial.send(trial.event(n));
                }
                fences += trial.fence(trial.at(Duration.ofMinutes(1)));
                assertEquals(null, first.failure());
            }
            fences += life(trial, kept, Store.DISK, 0);
            fences += life(trial, stateDir.resolve("lost"), Store.DISK, 1);
            fences += life(trial, kept, Store.MEMORY, 2);
            fences += life(trial, kept, Store.DISK, 3);
            assertEachOnce(5 * PER_LIFE + fences, trial.predictedIds());
            assertEachOnce(4 * PER_LIFE + fences, trial.lessonIds());

            try (Application last = trial.start(kept, settings(Store.DISK), BOTH)) {
                trial.fence(trial.at(TIME_TO_LIVE.multipliedBy(3).dividedBy(2)));
                Feedback late = Feedback.ofValue(Trial.id(4 * PER_LIFE), trial.at(TIME_TO_LIVE.multipliedBy(2)), 3);
                trial.send(late);
                trial.fence(trial.at(TIME_TO_LIVE.multipliedBy(3).dividedBy(2)));
                trial.deadLetters().readToEnd();
                List<ConsumerRecord<byte[], byte[]>> letters =
                        trial.deadLetters().records();
                assertEquals(1, letters.size());
                String reason = new String(
                        letters.getFirst()
                                .headers()
                                .lastHeader("moestro.reason")
                                .value(),
                        UTF_8);
                assertTrue(reason.contains("after the time-to-live of 10 min ended"), reason);
                assertEquals(null, last.failure());
            }
            assertEquals("compact", cleanupPolicy(trial));
        }
    }

    /** A life in which the labels of some events come, of which all were predicted in the first. */
    private static int life(Trial trial, Path stateDir, Store store, int number) throws Exception {
        try (Application application = trial.start(stateDir, settings(store), BOTH)) {
            for (int n = number * PER_LIFE; n < (number + 1) * PER_LIFE; n++) {
                trial.send(trial.event(n));
                trial.send(trial.label(n));
                trial.send(trial.label(n));
            }
            int fences = trial.fence(trial.at(Duration.ofMinutes(1)));
            assertEquals(null, application.failure());
            return fences;
        }
    }

    private static void assertEachOnce(int expected, List<String> ids) {
        assertEquals(expected, new HashSet<>(ids).size());
        assertEquals(expected, ids.size(), "none twice");
    }

    private static PendingSettings settings(Store store) {
        return new PendingSettings(store, 10_000);
    }

    private static String cleanupPolicy(Trial trial) throws Exception {
        ConfigResource changelog =
                new ConfigResource(ConfigResource.Type.TOPIC, trial.servingGroup() + "-pending-changelog");
        return trial.admin()
                .describeConfigs(List.of(changelog))
                .all()
                .get()
                .get(changelog)
                .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                .value();
    }
}
