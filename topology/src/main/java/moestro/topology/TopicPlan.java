package moestro.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics that a deployment needs, and how each must be kept. A missing models topic makes a serving instance fail,
 * other missing topics make it wait for ever: so all are created first, and those that exist are checked.
 */
public final class TopicPlan {
    private final Map<String, NewTopic> topics = new LinkedHashMap<>();
    private final Topics names;

    /**
     * A plan.
     *
     * @param partitions of events, feedback and predictions
     * @param replication of every topic
     */
    public TopicPlan(Topics names, int partitions, short replication) {
        this.names = names;
        Map<String, String> forEver = Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                "-1",
                TopicConfig.RETENTION_BYTES_CONFIG,
                "-1");
        add(names.events(), partitions, replication, Map.of());
        add(names.feedback(), partitions, replication, Map.of());
        add(names.predictions(), partitions, replication, Map.of());
        add(names.lessons(), 1, replication, forEver);
        add(
                names.models(),
                1,
                replication,
                Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        add(names.reports(), 1, replication, Map.of());
        add(names.decisions(), 1, replication, forEver);
        add(names.deadLetters(), 1, replication, Map.of());
    }

    private void add(String name, int partitions, short replication, Map<String, String> config) {
        topics.put(name, new NewTopic(name, partitions, replication).configs(config));
    }

    /** Creates what is missing, leaves what exists. */
    public void create(Admin admin) throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = new ArrayList<>();
        topics.forEach((name, topic) -> {
            if (!existing.contains(name)) {
                missing.add(topic);
            }
        });
        for (var result : admin.createTopics(missing).values().entrySet()) {
            try {
                result.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Says what would lose or tear something, topic by topic.
     *
     * @return one sentence for each fault, with the setting to change; empty if there is none
     */
    public List<String> faults(Admin admin) throws InterruptedException, ExecutionException {
        List<String> faults = new ArrayList<>();
        Set<String> existing = admin.listTopics().names().get();
        List<String> present =
                topics.keySet().stream().filter(existing::contains).toList();
        topics.keySet().stream()
                .filter(name -> !existing.contains(name))
                .forEach(name -> faults.add("topic '" + name + "' does not exist: create it, or let Moestro do so"));
        Map<String, TopicDescription> described =
                admin.describeTopics(present).allTopicNames().get();
        onePartition(described, names.lessons(), "learning follows the order of one log", faults);
        onePartition(
                described, names.models(), "all parts of a model must be read in the order they were sent", faults);
        copartitioned(described, faults);
        checkKeeping(admin, present, faults);
        return faults;
    }

    /** How many partitions the feedback topic has. */
    public int partitions(Admin admin) throws InterruptedException, ExecutionException {
        return admin.describeTopics(List.of(names.feedback()))
                .allTopicNames()
                .get()
                .get(names.feedback())
                .partitions()
                .size();
    }

    private static void onePartition(
            Map<String, TopicDescription> described, String name, String why, List<String> faults) {
        TopicDescription topic = described.get(name);
        if (topic != null && topic.partitions().size() != 1) {
            faults.add("topic '" + name + "' has " + topic.partitions().size() + " partitions; it must have 1, for "
                    + why);
        }
    }

    private void copartitioned(Map<String, TopicDescription> described, List<String> faults) {
        TopicDescription events = described.get(names.events());
        TopicDescription feedback = described.get(names.feedback());
        if (events != null
                && feedback != null
                && events.partitions().size() != feedback.partitions().size()) {
            faults.add("topics '" + names.events() + "' and '" + names.feedback() + "' have "
                    + events.partitions().size() + " and "
                    + feedback.partitions().size()
                    + " partitions; they need as many, so that event and label meet");
        }
    }

    private void checkKeeping(Admin admin, List<String> present, List<String> faults)
            throws InterruptedException, ExecutionException {
        List<ConfigResource> resources = present.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        for (Map.Entry<ConfigResource, Config> entry :
                admin.describeConfigs(resources).all().get().entrySet()) {
            String policy =
                    entry.getValue().get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
            String name = entry.getKey().name();
            if (name.equals(names.models()) && !policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                faults.add("topic '" + name + "' has cleanup.policy=" + policy
                        + "; set it to compact, or models that are still served will be deleted");
            }
            if (name.equals(names.lessons()) && policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                faults.add("topic '" + name + "' has cleanup.policy=" + policy
                        + "; set it to delete, or lessons will be compacted away");
            }
        }
    }
}
