package moestro.streams;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import moestro.topology.Deployment;
import moestro.topology.TopicFindings;
import moestro.topology.TopicInspection;
import moestro.topology.TopicPlan;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a mixture's topics, and refuses those that would lose lessons or tear models. */
final class TopicSetup {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);

    private final Deployment deployment;

    TopicSetup(Deployment deployment) {
        this.deployment = deployment;
    }

    /**
     * Leaves all topics as they must be.
     *
     * @return how many partitions feedback has, by its name
     * @throws IllegalArgumentException with one line for each fault
     * @throws IllegalStateException if the brokers cannot be asked
     */
    Map<String, Integer> prepare(StreamsConfig settings, int partitions, short replication)
            throws InterruptedException {
        String application = settings.getString(StreamsConfig.APPLICATION_ID_CONFIG);
        try (Admin admin = Admin.create(settings.getAdminConfigs(application + "-moestro-topics"))) {
            new TopicPlan(deployment, partitions, replication).create(admin);
            refuse(new TopicInspection(deployment, false, application, List.of(application)).inspect(admin));
            return TopicPlan.partitions(admin, List.of(deployment.topics().feedback()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot prepare the topics: " + e.getCause().getMessage(), e);
        }
    }

    private static void refuse(TopicFindings findings) {
        findings.warnings().forEach(LOG::warn);
        if (!findings.faults().isEmpty()) {
            throw new IllegalArgumentException(
                    "the topics are not as they must be:\n  " + String.join("\n  ", findings.faults()));
        }
    }
}
