package moestro.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics that a deployment needs, and how each must be kept. A missing models topic makes a serving instance fail,
 * other missing topics make it wait for ever: so all are created first. Those that exist are checked by {@link TopicInspection}.
 */
public final class TopicPlan {
    private static final Duration HEARSAY = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 50;

    /** Questions and answers that nobody waits for any more. */
    private static final Duration SOON_FORGOTTEN = Duration.ofHours(1);

    private final Map<String, NewTopic> topics = new LinkedHashMap<>();

    /** A plan of a deployment without remote experts. */
    public TopicPlan(Topics names, int partitions, short replication) {
        this(names, List.of(), partitions, 1, replication);
    }

    /** The plan of a deployment. */
    public TopicPlan(Deployment deployment, int partitions, short replication) {
        this(
                deployment.topics(),
                RemoteTopics.of(deployment.topics(), deployment.panel()).all(),
                partitions,
                deployment.ranges().count(),
                replication);
    }

    /**
     * A plan.
     *
     * @param remote of questions and answers
     * @param partitions of events, feedback and predictions, questions and answers
     * @param ranges of keys, each of which has a partition of lessons
     * @param replication of every topic
     */
    private TopicPlan(Topics names, List<String> remote, int partitions, int ranges, short replication) {
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
        add(names.lessons(), ranges, replication, forEver);
        add(
                names.models(),
                1,
                replication,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        Integer.toString(StreamsSettings.SEGMENT_BYTES)));
        add(names.reports(), 1, replication, Map.of());
        add(names.decisions(), 1, replication, forEver);
        add(names.deadLetters(), 1, replication, Map.of());
        add(names.control(), 1, replication, forEver);
        Map<String, String> soonForgotten = Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(SOON_FORGOTTEN.toMillis()));
        remote.forEach(name -> add(name, partitions, replication, soonForgotten));
    }

    private void add(String name, int partitions, short replication, Map<String, String> config) {
        topics.put(name, new NewTopic(name, partitions, replication).configs(config));
    }

    /** What {@link #create} would make where there are these topics. */
    public List<NewTopic> missing(Set<String> existing) {
        List<NewTopic> missing = new ArrayList<>();
        topics.forEach((name, topic) -> {
            if (!existing.contains(name)) {
                missing.add(topic);
            }
        });
        return missing;
    }

    /** Creates what is missing, leaves what exists. */
    public void create(Admin admin) throws InterruptedException, ExecutionException {
        List<NewTopic> missing = missing(admin.listTopics().names().get());
        for (var result : admin.createTopics(missing).values().entrySet()) {
            try {
                result.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        if (!missing.isEmpty()) {
            awaitAll(admin);
        }
    }

    /** How many partitions topics have, which must exist. */
    public static Map<String, Integer> partitions(Admin admin, Collection<String> topics)
            throws InterruptedException, ExecutionException {
        Map<String, Integer> numbers = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((topic, found) -> numbers.put(topic, found.partitions().size()));
        return numbers;
    }

    /** A broker that was not asked to create a topic hears of it a little later. */
    private void awaitAll(Admin admin) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + HEARSAY.toNanos();
        while (!admin.listTopics().names().get().containsAll(topics.keySet()) && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
