package moestro.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/** How the topics of a deployment must be, so that nothing is lost, torn or refused. Asks nobody. */
final class TopicRules {
    /** A part of a model, its key and what a record and its batch add. */
    static final long LEAST_FOR_MODELS = ModelPublisher.PART_BYTES + 4 * 1024L;

    /** What brokers allow unless they are told otherwise. */
    static final long USUAL_MESSAGE_BYTES = 1_048_588;

    private static final String UNLIMITED = "-1";

    private final Topics names;
    private final RemoteTopics remote;
    private final int ranges;
    private final Duration timeToLive;
    private final boolean lessonsMayExpire;

    TopicRules(Topics names, Duration timeToLive, boolean lessonsMayExpire) {
        this(names, RemoteTopics.none(), 1, timeToLive, lessonsMayExpire);
    }

    /** @param ranges of keys, each of which has a partition of lessons */
    TopicRules(Topics names, RemoteTopics remote, int ranges, Duration timeToLive, boolean lessonsMayExpire) {
        this.names = names;
        this.remote = remote;
        this.ranges = ranges;
        this.timeToLive = timeToLive;
        this.lessonsMayExpire = lessonsMayExpire;
    }

    /** All topics of the deployment. */
    List<String> names() {
        return Stream.concat(names.all().stream(), remote.all().stream()).toList();
    }

    private List<String> written() {
        List<String> own = names.all().subList(2, names.all().size() - 1);
        return Stream.concat(own.stream(), remote.asks().stream()).toList();
    }

    /** What is wrong with those found, by name. */
    TopicFindings check(Map<String, FoundTopic> found) {
        return check(found, Set.of());
    }

    /** The same, where some are not missed if they do not exist. */
    TopicFindings check(Map<String, FoundTopic> found, Set<String> toBeMade) {
        Check check = new Check(found);
        names().stream()
                .filter(name -> !found.containsKey(name) && !toBeMade.contains(name))
                .forEach(name ->
                        check.faults.add("topic '" + name + "' does not exist; create it, or let Moestro do so"));
        check.partitions();
        check.cleanup();
        check.retention();
        written().forEach(check::writable);
        check.sizes();
        check.times();
        return new TopicFindings(check.faults, check.warnings);
    }

    /** One look at what was found; a topic that is missing is asked nothing more. */
    private final class Check {
        private final Map<String, FoundTopic> found;
        private final List<String> faults = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        Check(Map<String, FoundTopic> found) {
            this.found = found;
        }

        private List<FoundTopic> present(List<String> wanted) {
            return wanted.stream().map(found::get).filter(Objects::nonNull).toList();
        }

        void partitions() {
            lessons();
            single(names.models(), "all parts of a model must be read in the order they were sent", faults);
            single(names.control(), "commands are obeyed in the order they were given", faults);
            single(names.decisions(), "decisions are read in the order they were made", warnings);
            List<FoundTopic> both = present(List.of(names.events(), names.feedback()));
            if (both.size() == 2
                    && both.getFirst().partitions() != both.getLast().partitions()) {
                faults.add("topics '" + names.events() + "' and '" + names.feedback() + "' have "
                        + both.getFirst().partitions() + " and "
                        + both.getLast().partitions()
                        + " partitions; they need as many, so that event and label meet");
            }
            answers();
        }

        private void answers() {
            if (remote.isEmpty()) {
                return;
            }
            List<FoundTopic> both = present(List.of(names.events(), remote.answers()));
            if (both.size() == 2
                    && both.getFirst().partitions() != both.getLast().partitions()) {
                faults.add("topics '" + names.events() + "' and '" + remote.answers() + "' have "
                        + both.getFirst().partitions() + " and "
                        + both.getLast().partitions()
                        + " partitions; they need as many, for an answer comes to the task that asked");
            }
        }

        private void lessons() {
            if (ranges == 1) {
                single(names.lessons(), "learning follows the order of one log", faults);
                return;
            }
            present(List.of(names.lessons())).stream()
                    .filter(topic -> topic.partitions() != ranges)
                    .forEach(topic -> faults.add("topic '" + topic.name() + "' has " + topic.partitions()
                            + " partitions; it must have " + ranges
                            + ", one for each of the 'ranges' under 'learning': with another number name another topic, or"
                            + " lessons of one range would lie in two logs"));
        }

        private void single(String name, String why, List<String> to) {
            present(List.of(name)).stream()
                    .filter(topic -> topic.partitions() != 1)
                    .forEach(topic -> to.add("topic '" + name + "' has " + topic.partitions()
                            + " partitions; it must have 1, for " + why));
        }

        void cleanup() {
            policy(names.models(), TopicConfig.CLEANUP_POLICY_COMPACT, "models that are still served will be deleted");
            policy(names.lessons(), TopicConfig.CLEANUP_POLICY_DELETE, "lessons will be compacted away");
            policy(names.decisions(), TopicConfig.CLEANUP_POLICY_DELETE, "only the last decision on an expert is kept");
            policy(names.control(), TopicConfig.CLEANUP_POLICY_DELETE, "a command may be gone before it is obeyed");
            policy(names.events(), TopicConfig.CLEANUP_POLICY_DELETE, "events may be gone before they are read");
            policy(
                    names.feedback(),
                    TopicConfig.CLEANUP_POLICY_DELETE,
                    "the first label of an id, which counts, may be gone before it is read");
            policy(
                    names.deadLetters(),
                    TopicConfig.CLEANUP_POLICY_DELETE,
                    "the broker refuses a record without a key, and serving stops at it");
            remotePolicies();
        }

        private void remotePolicies() {
            remote.asks()
                    .forEach(name -> policy(
                            name, TopicConfig.CLEANUP_POLICY_DELETE, "questions may be gone before they are read"));
            if (!remote.isEmpty()) {
                policy(
                        remote.answers(),
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        "the broker refuses an answer without a key, and another's with the same key may be gone");
            }
        }

        private void policy(String name, String wanted, String orElse) {
            present(List.of(name)).forEach(topic -> must(topic, TopicConfig.CLEANUP_POLICY_CONFIG, wanted, orElse));
        }

        private void must(FoundTopic topic, String setting, String wanted, String orElse) {
            if (!topic.setting(setting).equals(wanted)) {
                faults.add(Sentence.set(topic, setting, wanted, orElse));
            }
        }

        void retention() {
            for (FoundTopic lessons : present(List.of(names.lessons()))) {
                if (!lessonsMayExpire) {
                    String lost = "lessons expire and models cannot be recomputed from the log"
                            + " (if that is wanted, say 'lessons-retention: finite' under 'topics')";
                    must(lessons, TopicConfig.RETENTION_MS_CONFIG, UNLIMITED, lost);
                    must(lessons, TopicConfig.RETENTION_BYTES_CONFIG, UNLIMITED, lost);
                }
            }
            for (FoundTopic topic : present(List.of(names.events(), names.feedback()))) {
                long kept = topic.number(TopicConfig.RETENTION_MS_CONFIG, -1);
                if (kept >= 0 && kept < timeToLive.toMillis()) {
                    warnings.add(Sentence.has(topic, TopicConfig.RETENTION_MS_CONFIG) + ", which is less than the"
                            + " time-to-live of " + timeToLive.toMillis() + " ms; whoever is down for longer than that"
                            + " loses what a label would still have taught");
                }
            }
        }

        private void writable(String name) {
            present(List.of(name)).forEach(topic -> {
                Sentence.unwritable(topic).ifPresent(faults::add);
                if (name.equals(names.lessons()) || name.equals(names.models())) {
                    Sentence.unclean(topic).ifPresent(warnings::add);
                }
            });
        }

        void sizes() {
            String setting = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
            for (FoundTopic topic : present(written())) {
                long allowed = topic.number(setting, USUAL_MESSAGE_BYTES);
                if (topic.name().equals(names.models()) && allowed < LEAST_FOR_MODELS) {
                    faults.add(Sentence.set(
                            topic, setting, LEAST_FOR_MODELS + " or more", "the broker refuses a part of a model"));
                } else if (!topic.name().equals(names.models()) && allowed < USUAL_MESSAGE_BYTES) {
                    warnings.add(Sentence.set(
                            topic,
                            setting,
                            USUAL_MESSAGE_BYTES + " or more",
                            "the broker may refuse what is made of a large event, and serving stops at it"));
                }
            }
        }

        /** What is written has the timestamp of what was read. */
        void times() {
            for (String setting : List.of(
                    TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
                    TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG)) {
                long taken = present(List.of(names.events(), names.feedback(), names.control())).stream()
                        .mapToLong(topic -> topic.number(setting, Long.MAX_VALUE))
                        .max()
                        .orElse(0);
                present(List.of(names.predictions(), names.lessons(), names.decisions(), names.deadLetters())).stream()
                        .filter(topic -> topic.number(setting, Long.MAX_VALUE) < taken)
                        .forEach(topic -> faults.add(Sentence.set(
                                topic,
                                setting,
                                taken + ", as events or feedback have it",
                                "the broker refuses what is made of a record that it took there")));
            }
        }
    }
}
