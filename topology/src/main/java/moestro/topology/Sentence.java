package moestro.topology;

import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/** What is said of a topic's settings. */
final class Sentence {
    private Sentence() {}

    /** What a setting is. */
    static String has(FoundTopic topic, String setting) {
        return "topic '" + topic.name() + "' has " + setting + "=" + topic.setting(setting);
    }

    /** What a setting is, what it must be, and what happens otherwise. */
    static String set(FoundTopic topic, String setting, String wanted, String orElse) {
        return has(topic, setting) + "; set it to " + wanted + ", or " + orElse;
    }

    /** Everything is written with acks=all, which the broker refuses without so many replicas. */
    static Optional<String> unwritable(FoundTopic topic) {
        String setting = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
        if (topic.number(setting, 1) <= topic.replication()) {
            return Optional.empty();
        }
        return Optional.of(has(topic, setting) + " and " + topic.replication() + " replicas; set it to "
                + topic.replication() + " or fewer, or add replicas, or nothing can ever be written to it");
    }

    /** A replica that has missed the last records may become the leader. */
    static Optional<String> unclean(FoundTopic topic) {
        String setting = TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG;
        return topic.setting(setting).equals("true")
                ? Optional.of(set(topic, setting, "false", "what was committed may be lost when a broker fails"))
                : Optional.empty();
    }
}
