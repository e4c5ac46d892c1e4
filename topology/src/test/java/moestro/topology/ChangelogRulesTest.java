package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangelogRulesTest {
    private static final String PENDING = "a-serve-pending-changelog";
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

    private final ChangelogRules rules = new ChangelogRules("events", PENDING);

    @Test
    void nothingIsWrongBeforeTheFirstStartNorAfterIt() {
        assertEquals(List.of(), rules.check(events(3), Map.of()).faults());
        assertEquals(
                List.of(),
                rules.check(events(3), Map.of(PENDING, new FoundTopic(PENDING, 3, 1, COMPACTED)))
                        .faults());
    }

    @Test
    void aChangelogWhoseRowsExpireIsAFault() {
        FoundTopic changelog = new FoundTopic(PENDING, 3, 1, Map.of("cleanup.policy", "delete"));

        assertEquals(
                List.of("topic 'a-serve-pending-changelog' has cleanup.policy=delete; set it to compact, or state that"
                        + " cannot be restored is deleted"),
                rules.check(events(3), Map.of(PENDING, changelog)).faults());
    }

    @Test
    void partitionsThatWereAddedToEventsAreAFault() {
        List<String> faults = rules.check(events(6), Map.of(PENDING, new FoundTopic(PENDING, 3, 1, COMPACTED)))
                .faults();

        assertEquals(1, faults.size());
        assertTrue(faults.getFirst().startsWith("topic 'events' has 6 partitions, and had 3 when"), faults::toString);
    }

    private static Map<String, FoundTopic> events(int partitions) {
        return Map.of("events", new FoundTopic("events", partitions, 1, Map.of("cleanup.policy", "delete")));
    }
}
