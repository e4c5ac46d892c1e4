package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import moestro.app.run.Application;
import moestro.topology.TopicFindings;
import moestro.topology.TopicInspection;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an instance does not start on. */
class RefusalsIT {
    @TempDir
    Path directory;

    @Test
    void topicsThatWouldLoseSomethingAreRefusedWithTheSettingToChange() throws Exception {
        try (Trial trial = new Trial("faulty", Duration.ofHours(12))) {
            assertEquals(new TopicFindings(List.of(), List.of()), inspect(trial));
            String lessons = trial.deployment().topics().lessons();
            set(trial, lessons, "retention.ms", "3600000");
            set(trial, trial.deployment().topics().events(), "retention.ms", "60000");

            Process process = RunProcess.start(RunProcess.configuration(trial, directory));
            String told = output(process);

            assertEquals(1, process.waitFor());
            assertTrue(
                    told.contains("topic '" + lessons + "' has retention.ms=3600000; set it to -1, or lessons expire"),
                    told);
            assertTrue(told.contains("has retention.ms=60000, which is less than the time-to-live"), told);
            assertTrue(
                    told.contains("kafka-configs.sh --bootstrap-server " + trial.bootstrapServers() + " --alter"),
                    told);
        }
    }

    @Test
    void aTopicThatMayNotBeMadeMustBeThere() throws Exception {
        try (Trial trial = new Trial("uncreated", Duration.ofHours(12))) {
            String gone = trial.deployment().topics().models();
            trial.admin().deleteTopics(List.of(gone)).all().get();
            Await.until(
                    () -> gone + " to be gone",
                    () -> !trial.admin().listTopics().names().get().contains(gone));

            assertEquals(
                    List.of("topic '" + gone + "' does not exist; create it, or let Moestro do so"),
                    inspect(trial).faults());
        }
    }

    @Test
    void partitionsAddedToEventsAfterTheFirstRunAreRefused() throws Exception {
        try (Trial trial = new Trial("repartitioned", Duration.ofHours(12))) {
            Application before = trial.start(directory, Trial.Part.SERVE);
            trial.fence(trial.at(Duration.ofHours(1)));
            before.close();
            trial.admin()
                    .createPartitions(Map.of(
                            trial.deployment().topics().events(), NewPartitions.increaseTo(4),
                            trial.deployment().topics().feedback(), NewPartitions.increaseTo(4)))
                    .all()
                    .get();

            List<String> faults = inspect(trial).faults();

            assertEquals(1, faults.size(), faults::toString);
            assertTrue(faults.getFirst().contains("has 4 partitions, and had 3 when"), faults::toString);
        }
    }

    @Test
    void aSecondInstanceWithTheSameStateDirectoryIsRefused() throws Exception {
        try (Trial trial = new Trial("twice", Duration.ofHours(12))) {
            Path configuration = RunProcess.configuration(trial, directory);
            Process first = RunProcess.start(configuration);
            try (BufferedReader said = first.inputReader(StandardCharsets.UTF_8)) {
                RunProcess.readUntil(said, "running: both");
                Process second = RunProcess.start(configuration);
                String told = output(second);

                assertEquals(1, second.waitFor());
                assertTrue(told.contains("another instance (process " + first.pid() + ") runs '"), told);
                assertTrue(told.contains("give each instance on a machine a 'state-dir' of its own"), told);
            } finally {
                first.destroyForcibly();
            }
        }
    }

    private static TopicFindings inspect(Trial trial) throws Exception {
        return new TopicInspection(
                        trial.deployment().topics(),
                        trial.deployment().timeToLive(),
                        false,
                        trial.servingGroup(),
                        List.of(trial.learningGroup()))
                .inspect(trial.admin());
    }

    private static void set(Trial trial, String topic, String setting, String value) throws Exception {
        Map<ConfigResource, Collection<AlterConfigOp>> change = Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET)));
        trial.admin().incrementalAlterConfigs(change).all().get();
    }

    private static String output(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            return reader.readAllAsString();
        }
    }
}
