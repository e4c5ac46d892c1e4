package moestro.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Looks at the topics of a deployment, and at the changelogs of its applications if it has run before. */
public final class TopicInspection {
    private static final String CHANGELOG = "-changelog";

    private final TopicRules rules;
    private final ChangelogRules changelogRules;
    private final String serve;
    private final List<String> learning;

    /**
     * An inspection.
     *
     * @param timeToLive of pending predictions
     * @param lessonsMayExpire whether a finite retention of lessons is what the user wants
     * @param serve application id of serving, whose changelogs begin with it
     * @param learning application ids of all that learn
     */
    public TopicInspection(
            Topics names, Duration timeToLive, boolean lessonsMayExpire, String serve, List<String> learning) {
        this(new TopicRules(names, timeToLive, lessonsMayExpire), names, serve, learning);
    }

    /** An inspection of a deployment, whose panel may have remote experts. */
    public TopicInspection(Deployment deployment, boolean lessonsMayExpire, String serve, List<String> learning) {
        this(
                new TopicRules(
                        deployment.topics(),
                        RemoteTopics.of(deployment.topics(), deployment.panel()),
                        deployment.ranges().count(),
                        deployment.timeToLive(),
                        lessonsMayExpire),
                deployment.topics(),
                serve,
                learning);
    }

    private TopicInspection(TopicRules rules, Topics names, String serve, List<String> learning) {
        this.rules = rules;
        this.changelogRules = new ChangelogRules(names.events(), changelog(serve, Nodes.PENDING));
        this.serve = serve;
        this.learning = List.copyOf(learning);
    }

    private static String changelog(String applicationId, String store) {
        return applicationId + "-" + store + CHANGELOG;
    }

    /** Asks the brokers, and says what is wrong. */
    public TopicFindings inspect(Admin admin) throws InterruptedException, ExecutionException {
        return inspect(admin, Set.of());
    }

    /**
     * The same before topics are made.
     *
     * @param toBeMade are not missed if they do not exist
     */
    public TopicFindings inspect(Admin admin, Set<String> toBeMade) throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        Map<String, FoundTopic> topics =
                found(admin, rules.names().stream().filter(existing::contains).toList());
        Map<String, FoundTopic> changelogs = found(
                admin, existing.stream().filter(this::isChangelog).sorted().toList());
        return TopicFindings.join(List.of(rules.check(topics, toBeMade), changelogRules.check(topics, changelogs)));
    }

    /** Whether a topic is the changelog of one of these applications. */
    boolean isChangelog(String topic) {
        return topic.equals(changelog(serve, Nodes.PENDING))
                || topic.equals(changelog(serve, Nodes.STANDARDIZER))
                || (topic.endsWith(CHANGELOG)
                        && learning.stream().anyMatch(id -> topic.startsWith(id + "-" + Nodes.learnedStore(""))));
    }

    private static Map<String, FoundTopic> found(Admin admin, List<String> names)
            throws InterruptedException, ExecutionException {
        Map<String, TopicDescription> described =
                admin.describeTopics(names).allTopicNames().get();
        List<ConfigResource> resources = new ArrayList<>();
        names.forEach(name -> resources.add(new ConfigResource(ConfigResource.Type.TOPIC, name)));
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(resources).all().get();
        Map<String, FoundTopic> found = new HashMap<>();
        configs.forEach((resource, config) ->
                found.put(resource.name(), found(described.get(resource.name()), settings(config))));
        return found;
    }

    private static Map<String, String> settings(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static FoundTopic found(TopicDescription topic, Map<String, String> settings) {
        int replication = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        return new FoundTopic(topic.name(), topic.partitions().size(), replication, settings);
    }
}
