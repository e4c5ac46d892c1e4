package moestro.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import moestro.mixture.Panel;

/**
 * The topics over which the remote experts of a panel are asked: one of questions for each of them, and one of answers for
 * all. Their names begin as that of the predictions does: {@code prefix-ask-weather}, {@code prefix-answers}.
 */
public final class RemoteTopics {
    private static final String PREDICTIONS = "-predictions";

    private final String prefix;
    private final Map<String, String> asks = new LinkedHashMap<>();

    private RemoteTopics(String prefix) {
        this.prefix = prefix;
    }

    /** Those of a panel's remote experts; none if it has no such expert. */
    public static RemoteTopics of(Topics topics, Panel panel) {
        return of(topics, Remote.of(panel).stream().map(Remote::name).toList());
    }

    /** Those of remote experts of these names. */
    public static RemoteTopics of(Topics topics, List<String> experts) {
        String predictions = topics.predictions();
        boolean usual = predictions.endsWith(PREDICTIONS);
        RemoteTopics made = new RemoteTopics(
                usual ? predictions.substring(0, predictions.length() - PREDICTIONS.length()) : predictions);
        experts.forEach(expert -> made.asks.put(expert, made.prefix + "-ask-" + expert));
        return made;
    }

    /** Whether an expert of a panel is asked over topics. */
    public static boolean isRemote(Panel panel, String expert) {
        return Remote.of(panel).stream().anyMatch(remote -> remote.name().equals(expert));
    }

    /** Those of a panel without remote experts. */
    static RemoteTopics none() {
        return new RemoteTopics("");
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return asks.isEmpty();
    }

    /** The questions to one expert. */
    public String ask(String expert) {
        return asks.get(expert);
    }

    /** The questions to all experts, in the panel's order. */
    public List<String> asks() {
        return List.copyOf(asks.values());
    }

    /** The consumer group in which the processes of an expert share the questions to it. */
    public String group(String expert) {
        return prefix + "-expert-" + expert;
    }

    /** The answers of all; as many partitions as events. */
    public String answers() {
        return prefix + "-answers";
    }

    /** All of them. */
    public List<String> all() {
        return isEmpty()
                ? List.of()
                : Stream.concat(asks.values().stream(), Stream.of(answers())).toList();
    }
}
