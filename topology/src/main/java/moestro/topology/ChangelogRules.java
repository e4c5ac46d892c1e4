package moestro.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/** How the changelogs of a deployment that has run before must still be. Asks nobody. */
final class ChangelogRules {
    private final String events;
    private final String pending;

    /** Rules for changelogs, that of pending predictions among them, which is partitioned as the events are. */
    ChangelogRules(String events, String pending) {
        this.events = events;
        this.pending = pending;
    }

    TopicFindings check(Map<String, FoundTopic> topics, Map<String, FoundTopic> changelogs) {
        List<String> faults = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (FoundTopic changelog : changelogs.values()) {
            String policy = changelog.setting(TopicConfig.CLEANUP_POLICY_CONFIG);
            if (!policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                faults.add(Sentence.set(
                        changelog,
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        "state that cannot be restored is deleted"));
            }
            Sentence.unwritable(changelog).ifPresent(faults::add);
            Sentence.unclean(changelog).ifPresent(warnings::add);
        }
        FoundTopic now = topics.get(events);
        FoundTopic before = changelogs.get(pending);
        if (now != null && before != null && now.partitions() != before.partitions()) {
            faults.add("topic '" + events + "' has " + now.partitions() + " partitions, and had " + before.partitions()
                    + " when what awaits its label was stored in '" + pending + "'; an id may now be in another"
                    + " partition than its pending prediction: make topics with the wanted partitions and name them"
                    + " under 'topics', with a new 'application-id'");
        }
        return new TopicFindings(faults, warnings);
    }

    /** Of what is remembered of a topic that is somebody else's, who may give it more partitions at any time. */
    static TopicFindings ofMemory(Optional<FoundTopic> source, Optional<FoundTopic> memory) {
        if (source.isEmpty()
                || memory.isEmpty()
                || source.get().partitions() == memory.get().partitions()) {
            return new TopicFindings(List.of(), List.of());
        }
        return new TopicFindings(
                List.of("topic '" + source.get().name() + "' has "
                        + source.get().partitions() + " partitions, and had "
                        + memory.get().partitions() + " when what features with 'lag' remember was stored in '"
                        + memory.get().name()
                        + "'; a key may now be in another partition than what is remembered of it:"
                        + " stop all instances, delete that topic, and start again, with nothing remembered"),
                List.of());
    }
}
