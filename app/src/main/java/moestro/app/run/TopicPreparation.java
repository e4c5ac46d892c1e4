package moestro.app.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import moestro.app.config.Role;
import moestro.app.config.RunConfig;
import moestro.topology.TopicFindings;
import moestro.topology.TopicInspection;
import moestro.topology.TopicPlan;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics that are missing, and refuses to start on those that would lose, tear or refuse something. */
public final class TopicPreparation {
    private static final Logger LOG = LoggerFactory.getLogger(TopicPreparation.class);
    private static final int ADMIN_TIMEOUT_MILLIS = 15_000;

    private TopicPreparation() {}

    /**
     * Leaves all topics as they must be.
     *
     * @return how many partitions feedback has, and the topics of somebody else's that are read
     * @throws IllegalArgumentException with one line for each fault
     */
    static Map<String, Integer> prepare(RunConfig config) throws InterruptedException {
        String servers = config.kafka().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        try (Admin admin = admin(config)) {
            if (config.role() != Role.LEARN && config.input().isPresent()) {
                InputCheck.check(
                        config.input().get(), admin, config.deployment().topics());
            }
            if (config.topicCreation().create()) {
                plan(config).create(admin);
            }
            TopicFindings findings = inspection(config).inspect(admin);
            findings.warnings().forEach(LOG::warn);
            refuse(findings.faults(), servers);
            return TopicPlan.partitions(admin, read(config));
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot prepare the topics on " + servers + ": "
                            + e.getCause().getMessage() + advice(e.getCause()),
                    e);
        }
    }

    /** A client that gives up soon. */
    public static Admin admin(RunConfig config) {
        Map<String, Object> client = new HashMap<>(config.kafka());
        client.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MILLIS);
        client.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MILLIS / 3);
        return Admin.create(client);
    }

    /** The topics that are made if they are not there. */
    public static TopicPlan plan(RunConfig config) {
        return new TopicPlan(
                config.deployment(),
                config.topicCreation().partitions(),
                config.topicCreation().replication());
    }

    private static String advice(Throwable failure) {
        return switch (failure) {
            case AuthorizationException _ ->
                " Whoever starts needs Describe and DescribeConfigs on all topics of the deployment, and Create while one"
                        + " is missing; docs/security.md lists all rights";
            case AuthenticationException _ -> "; check the credentials under 'kafka'";
            default -> "";
        };
    }

    private static List<String> read(RunConfig config) {
        List<String> topics =
                new ArrayList<>(List.of(config.deployment().topics().feedback()));
        if (config.role() != Role.LEARN) {
            config.input().ifPresent(input -> topics.addAll(input.topics()));
        }
        return topics;
    }

    /** Who says what is wrong with those that are there. */
    public static TopicInspection inspection(RunConfig config) {
        TopicInspection inspection = new TopicInspection(
                config.deployment(),
                config.topicCreation().lessonsMayExpire(),
                Half.SERVE.applicationId(config),
                Half.learning(config).stream()
                        .map(half -> half.applicationId(config))
                        .toList());
        return config.input()
                .filter(input -> !input.features().lagging().isEmpty())
                .map(input -> inspection.remembering(input.events().topic()))
                .orElse(inspection);
    }

    private static void refuse(List<String> faults, String servers) {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("the topics are not as they must be:\n  " + String.join("\n  ", faults)
                    + "\n  a setting is changed by: kafka-configs.sh --bootstrap-server " + servers
                    + " --alter --topic TOPIC --add-config NAME=VALUE");
        }
    }
}
