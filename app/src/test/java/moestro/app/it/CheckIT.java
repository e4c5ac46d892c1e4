package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code moestro check} on a broker. */
class CheckIT {
    @TempDir
    Path directory;

    @Test
    void aDeploymentWithEventsAndLabelsIsReady() throws Exception {
        try (Trial trial = new Trial("checked", Duration.ofHours(12))) {
            for (int n = 0; n < 60; n++) {
                trial.send(trial.event(n));
                trial.send(trial.label(n));
            }

            Told told = check(RunProcess.configuration(trial, directory));

            assertEquals(0, told.code(), told::text);
            assertTrue(
                    told.text()
                            .contains("all of the last 60 records of '"
                                    + trial.deployment().topics().events()),
                    told::text);
            assertTrue(told.text().contains("60 of 60 labels meet one of 60 events"), told::text);
            assertTrue(told.text().contains("half of the labels come within 1m"), told::text);
        }
    }

    @Test
    void whatWouldBeADeadLetterIsCountedWithItsReason() throws Exception {
        try (Trial trial = new Trial("misread", Duration.ofHours(12))) {
            for (int n = 0; n < 30; n++) {
                trial.sendEvent("id-" + n, "{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
            }

            Told told = check(RunProcess.configuration(trial, directory));

            assertEquals(1, told.code(), told::text);
            assertTrue(told.text().contains("30 of the last 30 records of"), told::text);
            assertTrue(told.text().contains("30 x "), told::text);
        }
    }

    @Test
    void missingTopicsWouldBeMadeAndAreNot() throws Exception {
        try (Trial trial = new Trial("unmade", Duration.ofHours(12))) {
            Path file = RunProcess.configuration(trial, directory);
            String prefix = trial.deployment().topics().events().replaceFirst("-events$", "");
            Files.writeString(file, Files.readString(file).replace("prefix: " + prefix, "prefix: " + prefix + "-new"));

            Told told = check(file);

            assertEquals(0, told.code(), told::text);
            assertTrue(told.text().contains("'" + prefix + "-new-lessons' would be made, 1 partition"), told::text);
            assertFalse(topics(trial).contains(prefix + "-new-lessons"));
        }
    }

    @Test
    void labelsThatWouldBeMadeWithOtherPartitionsThanEventsAreAProblem() throws Exception {
        try (Trial trial = new Trial("uneven", Duration.ofHours(12))) {
            Path file = RunProcess.configuration(trial, directory);
            String prefix = trial.deployment().topics().events().replaceFirst("-events$", "") + "-six";
            trial.admin()
                    .createTopics(List.of(new NewTopic(prefix + "-events", 6, (short) 1)))
                    .all()
                    .get();
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceFirst("topics: \\{ prefix: .* }", "topics: { prefix: " + prefix + " }"));

            Told told = check(file);

            assertEquals(1, told.code(), told::text);
            assertTrue(told.text().contains("set 'partitions' under 'topics' to 6"), told::text);
        }
    }

    @Test
    void moreReplicasThanBrokersAreTold() throws Exception {
        try (Trial trial = new Trial("replicated", Duration.ofHours(12))) {
            Path file = RunProcess.configuration(trial, directory);
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceFirst("topics: \\{ prefix: (.*) }", "topics: { prefix: $1-r, replication: 3 }"));

            Told told = check(file);

            assertEquals(1, told.code(), told::text);
            assertTrue(told.text().contains("set 'replication' under 'topics' to the number of brokers"), told::text);
        }
    }

    private static Set<String> topics(Trial trial) throws Exception {
        return trial.admin().listTopics().names().get();
    }

    private record Told(int code, String text) {}

    private static Told check(Path file) throws IOException, InterruptedException {
        Process process = ChildProcess.moestro(List.of(), "check", "--config", file.toString())
                .start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            String text = reader.readAllAsString();
            return new Told(process.waitFor(), text);
        }
    }
}
