package moestro.topology;

import java.util.Map;

/**
 * A topic as the brokers have it.
 *
 * @param name of the topic
 * @param partitions how many
 * @param replication replicas of the partition that has the fewest
 * @param settings in force, the brokers' defaults among them
 */
record FoundTopic(String name, int partitions, int replication, Map<String, String> settings) {
    FoundTopic {
        settings = Map.copyOf(settings);
    }

    /** A setting in force; empty if the brokers do not know it. */
    String setting(String key) {
        return settings.getOrDefault(key, "");
    }

    /** A setting that is a whole number; otherwise if the brokers do not know it. */
    long number(String key, long otherwise) {
        String value = setting(key);
        return value.isEmpty() ? otherwise : Long.parseLong(value);
    }
}
