package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicRulesTest {
    private static final Topics NAMES = Topics.withPrefix("t");

    private final Map<String, FoundTopic> found = new HashMap<>();

    TopicRulesTest() {
        for (String name : rules(false).names()) {
            boolean forEver =
                    List.of(NAMES.lessons(), NAMES.decisions(), NAMES.control()).contains(name);
            boolean one = forEver || name.equals(NAMES.models());
            Map<String, String> settings = new HashMap<>(Map.of(
                    "cleanup.policy", name.equals(NAMES.models()) ? "compact" : "delete",
                    "retention.ms", forEver ? "-1" : "604800000",
                    "retention.bytes", "-1",
                    "min.insync.replicas", "1",
                    "max.message.bytes", "1048588",
                    "unclean.leader.election.enable", "false",
                    "message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE),
                    "message.timestamp.after.max.ms", "3600000"));
            found.put(name, new FoundTopic(name, one ? 1 : 3, 1, settings));
        }
    }

    private static TopicRules rules(boolean lessonsMayExpire) {
        return new TopicRules(NAMES, Duration.ofDays(2), lessonsMayExpire);
    }

    @Test
    void nothingIsWrongWithTopicsAsTheyAreMade() {
        assertEquals(new TopicFindings(List.of(), List.of()), rules(false).check(found));
    }

    @Test
    void eachRangeNeedsAPartitionOfLessons() {
        TopicRules rules = new TopicRules(NAMES, RemoteTopics.none(), 4, Duration.ofDays(2), false);
        assertEquals(
                List.of("topic 't-lessons' has 1 partitions; it must have 4, one for each of the 'ranges' under"
                        + " 'learning': with another number name another topic, or lessons of one range would lie in two"
                        + " logs"),
                rules.check(found).faults());
    }

    @Test
    void topicsOfRemoteExpertsAreCheckedToo() {
        RemoteTopics remote = RemoteTopics.of(NAMES, List.of("far"));
        TopicRules rules = new TopicRules(NAMES, remote, 1, Duration.ofDays(2), false);
        assertEquals(List.of("t-ask-far", "t-answers"), remote.all());
        assertEquals(
                List.of(
                        "topic 't-ask-far' does not exist; create it, or let Moestro do so",
                        "topic 't-answers' does not exist; create it, or let Moestro do so"),
                rules.check(found).faults());

        FoundTopic events = found.get(NAMES.events());
        found.put("t-ask-far", new FoundTopic("t-ask-far", 7, 1, events.settings()));
        found.put("t-answers", new FoundTopic("t-answers", 3, 1, events.settings()));
        assertEquals(new TopicFindings(List.of(), List.of()), rules.check(found));

        Map<String, String> compacted = new HashMap<>(events.settings());
        compacted.put("cleanup.policy", "compact");
        found.put("t-answers", new FoundTopic("t-answers", 4, 1, compacted));
        List<String> faults = rules.check(found).faults();
        assertEquals(2, faults.size(), faults::toString);
        assertEquals(
                "topics 't-events' and 't-answers' have 3 and 4 partitions; they need as many, for an answer comes to the"
                        + " task that asked",
                faults.getFirst());
        assertTrue(faults.getLast().contains("'t-answers'"), faults::toString);
    }

    @Test
    void aMissingTopicIsAFault() {
        found.remove(NAMES.models());

        assertFault("topic 't-models' does not exist; create it, or let Moestro do so");
    }

    @Test
    void lessonsThatExpireAreRefusedUnlessThatIsWanted() {
        set(NAMES.lessons(), "retention.ms", "86400000");
        set(NAMES.lessons(), "retention.bytes", "1000000");

        TopicFindings findings = rules(false).check(found);

        assertEquals(2, findings.faults().size(), findings::toString);
        assertTrue(
                findings.faults()
                        .getFirst()
                        .startsWith("topic 't-lessons' has retention.ms=86400000; set it to -1, or lessons expire"),
                findings::toString);
        assertTrue(
                findings.faults().getLast().startsWith("topic 't-lessons' has retention.bytes=1000000; set it to -1"),
                findings::toString);
        assertEquals(List.of(), rules(true).check(found).faults());
    }

    @Test
    void everyTopicIsCleanedUpInItsOwnWayOnly() {
        set(NAMES.models(), "cleanup.policy", "compact,delete");
        assertFault("topic 't-models' has cleanup.policy=compact,delete; set it to compact, or");
        for (String kept : List.of(
                NAMES.lessons(),
                NAMES.decisions(),
                NAMES.events(),
                NAMES.feedback(),
                NAMES.deadLetters(),
                NAMES.control())) {
            set(kept, "cleanup.policy", "compact");
            assertFault("topic '" + kept + "' has cleanup.policy=compact; set it to delete, or");
        }
    }

    @Test
    void lessonsAndModelsHaveOnePartition() {
        found.put(
                NAMES.lessons(),
                new FoundTopic(NAMES.lessons(), 3, 1, found.get(NAMES.lessons()).settings()));

        assertFault("topic 't-lessons' has 3 partitions; it must have 1, for learning follows the order of one log");
    }

    @Test
    void eventsAndFeedbackHaveAsManyPartitions() {
        found.put(
                NAMES.feedback(),
                new FoundTopic(
                        NAMES.feedback(), 2, 1, found.get(NAMES.feedback()).settings()));

        assertFault("topics 't-events' and 't-feedback' have 3 and 2 partitions; they need as many");
    }

    @Test
    void aTopicThatCannotBeWrittenIsAFault() {
        set(NAMES.predictions(), "min.insync.replicas", "2");

        assertFault("topic 't-predictions' has min.insync.replicas=2 and 1 replicas; set it to 1 or fewer");
    }

    @Test
    void aPartOfAModelMustFit() {
        set(NAMES.models(), "max.message.bytes", "100000");

        assertFault("topic 't-models' has max.message.bytes=100000; set it to 135168 or more");
    }

    @Test
    void whatWasTakenAsAnEventMustBeTakenAsAPredictionToo() {
        set(NAMES.events(), "message.timestamp.after.max.ms", "9223372036854775807");

        TopicFindings findings = rules(false).check(found);

        assertEquals(4, findings.faults().size(), findings::toString);
        assertTrue(
                findings.faults()
                        .getFirst()
                        .startsWith("topic 't-predictions' has message.timestamp.after.max.ms=3600000; set it to"
                                + " 9223372036854775807, as events"),
                findings::toString);
    }

    @Test
    void whatLosesOnlyIfSomethingElseHappensTooIsAWarning() {
        set(NAMES.events(), "retention.ms", "3600000");
        set(NAMES.lessons(), "unclean.leader.election.enable", "true");
        set(NAMES.deadLetters(), "max.message.bytes", "1000");

        TopicFindings findings = rules(false).check(found);

        assertEquals(List.of(), findings.faults());
        assertEquals(3, findings.warnings().size(), findings::toString);
        assertTrue(
                findings.warnings()
                        .getFirst()
                        .startsWith("topic 't-events' has retention.ms=3600000, which is less than the time-to-live of"
                                + " 172800000 ms"),
                findings::toString);
    }

    private void set(String topic, String setting, String value) {
        FoundTopic before = found.get(topic);
        Map<String, String> settings = new HashMap<>(before.settings());
        settings.put(setting, value);
        found.put(topic, new FoundTopic(topic, before.partitions(), before.replication(), settings));
    }

    private void assertFault(String begin) {
        List<String> faults = rules(false).check(found).faults();
        assertTrue(faults.stream().anyMatch(fault -> fault.startsWith(begin)), faults::toString);
    }
}
