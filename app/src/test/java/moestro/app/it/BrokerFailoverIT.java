package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import moestro.app.run.Application;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three brokers, three replicas of everything, and the leader of the lessons dies. */
class BrokerFailoverIT {
    @TempDir
    Path directory;

    @Test
    void whenALeaderDiesAnotherLeadsAndNothingIsLostOrRepeated() throws Exception {
        assumeTrue(KafkaUnderTest.isContainer());
        try (KafkaCluster cluster = new KafkaCluster(3);
                Trial trial = new Trial("failover", Duration.ofHours(12), cluster.servers(), (short) 3)) {
            Application application = trial.start(directory, Trial.Part.LEARN, Trial.Part.SERVE);
            Feeding feeding = Feeding.of(trial);
            trial.awaitMoreLessons(50);
            int leader = leaderOfLessons(trial);
            cluster.kill(leader);
            trial.awaitMoreLessons(50);
            int sent = feeding.stop() + trial.fence(trial.at(Duration.ofHours(1)));
            trial.awaitModels();

            assertTrue(leaderOfLessons(trial) != leader, "another leads");
            assertEquals(null, application.failure());
            trial.assertEachOnce(sent);
            Fold.compare(trial);
        }
    }

    private static int leaderOfLessons(Trial trial) throws Exception {
        String lessons = trial.deployment().topics().lessons();
        return trial.admin()
                .describeTopics(List.of(lessons))
                .allTopicNames()
                .get()
                .get(lessons)
                .partitions()
                .getFirst()
                .leader()
                .id();
    }
}
