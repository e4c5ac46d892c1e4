package moestro.app.it;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import moestro.app.run.Application;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Serving and learning as applications of their own, and serving twice. */
class SeveralInstancesIT {
    @TempDir
    Path stateDir;

    @Test
    void servingInstancesShareThePartitionsAndTakeOverWhenOneLeaves() throws Exception {
        try (Trial trial = new Trial("several", Duration.ofHours(12))) {
            trial.start(stateDir.resolve("learning"), Trial.Part.LEARN);
            trial.start(stateDir.resolve("one"), Trial.Part.SERVE);
            Application leaving = trial.start(stateDir.resolve("two"), Trial.Part.SERVE);
            awaitServing(trial, 2);
            trial.sendBoth(0, 150);
            int fences = trial.fence(trial.at(Duration.ofHours(1)));

            leaving.close();
            trial.sendBoth(100, 300); // some for the second time
            fences += trial.fence(trial.at(Duration.ofHours(1)));
            awaitServing(trial, 1);
            trial.awaitModels();

            trial.assertEachOnce(300 + fences);
            Fold.compare(trial);
        }
    }

    @Test
    void anInstanceThatJoinsAndOneThatLeavesWhileEventsFlowChangeNothing() throws Exception {
        try (Trial trial = new Trial("joining", Duration.ofHours(12))) {
            Application first = trial.start(stateDir.resolve("first"), Trial.Part.LEARN, Trial.Part.SERVE);
            Feeding feeding = Feeding.of(trial);
            trial.awaitMoreLessons(50);
            trial.start(stateDir.resolve("second"), Trial.Part.LEARN, Trial.Part.SERVE);
            awaitServing(trial, 2);
            trial.awaitMoreLessons(50);
            first.close();
            trial.awaitMoreLessons(50);
            int sent = feeding.stop() + trial.fence(trial.at(Duration.ofHours(1)));
            trial.awaitModels();

            trial.assertEachOnce(sent);
            Fold.compare(trial);
        }
    }

    @Test
    void withTheStreamsProtocolAndStandbysInstancesJoinAndLeaveWhileEventsFlow() throws Exception {
        Map<String, String> streams = Map.of("group.protocol", "streams");
        try (Trial trial = new Trial("streams-protocol", Duration.ofHours(12))) {
            standbys(trial.admin(), trial.servingGroup());
            trial.start(stateDir.resolve("learning"), streams, Trial.Part.LEARN);
            Application first = trial.start(stateDir.resolve("first"), streams, Trial.Part.SERVE);
            Feeding feeding = Feeding.of(trial);
            trial.awaitMoreLessons(50);
            trial.start(stateDir.resolve("second"), streams, Trial.Part.SERVE);
            Await.until(
                    () -> "two serve, and each stands by for the other",
                    () -> shares(trial).equals(List.of("standing by, working", "standing by, working")));
            trial.awaitMoreLessons(50);
            first.close();
            trial.awaitMoreLessons(50);
            int sent = feeding.stop() + trial.fence(trial.at(Duration.ofHours(1)));
            trial.awaitModels();

            trial.assertEachOnce(sent);
            Fold.compare(trial);
        }
    }

    /** With this protocol it is the group's setting, and not a member's. */
    private static void standbys(Admin admin, String group) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.GROUP, group),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("streams.num.standby.replicas", "1"), AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private static List<String> shares(Trial trial) throws Exception {
        String group = trial.servingGroup();
        return trial.admin().describeStreamsGroups(List.of(group)).describedGroups().get(group).get().members().stream()
                .map(member -> (member.assignment().standbyTasks().isEmpty() ? "" : "standing by, ")
                        + (member.assignment().activeTasks().isEmpty() ? "idle" : "working"))
                .toList();
    }

    /** Returns when that many instances serve, each some partition, and together all. */
    private static void awaitServing(Trial trial, int instances) throws Exception {
        String events = trial.deployment().topics().events();
        Await.until(() -> instances + " serving instances, each with a share of the partitions", () -> {
            Set<Integer> served = new TreeSet<>();
            int serving = 0;
            for (MemberDescription member : members(trial)) {
                List<Integer> share = member.assignment().topicPartitions().stream()
                        .filter(partition -> partition.topic().equals(events))
                        .map(TopicPartition::partition)
                        .toList();
                served.addAll(share);
                serving += share.isEmpty() ? 0 : 1;
            }
            return serving == instances && served.size() == Trial.PARTITIONS;
        });
    }

    private static Iterable<MemberDescription> members(Trial trial) throws Exception {
        String group = trial.servingGroup();
        return trial.admin()
                .describeConsumerGroups(List.of(group))
                .describedGroups()
                .get(group)
                .get()
                .members();
    }
}
