package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import moestro.avro.Feedback;
import moestro.avro.Lesson;
import moestro.avro.Prediction;
import moestro.mixture.Catalogue;
import moestro.mixture.Task;
import moestro.topology.PendingSettings.Store;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a label, whenever and however often it comes. */
final class LabelFatesTest {
    private static final long START = Fixture.START;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @TempDir
    Path stateDir;

    private Fixture numbers(Store store, long most) {
        Deployment deployment = Fixture.deployment(new Task.Regression(), Fixture.regressors());
        return new Fixture(stateDir, Catalogue.load(), deployment.with(new PendingSettings(store, most)));
    }

    private Fixture numbers(Store store) {
        return numbers(store, 1000);
    }

    private static Feedback label(int n, long time, double value) {
        return Feedback.ofValue("id-" + n, time, value);
    }

    /** The fates that were counted, without those of everyday. */
    private static Map<String, Integer> counted(Fixture fixture) {
        Map<String, Integer> counts = new TreeMap<>();
        fixture.driver().metrics().forEach((name, metric) -> {
            boolean ours = name.group().contains("moestro") && name.name().endsWith("-total");
            String fate = name.name().replace("-total", "");
            int count = ours ? ((Number) metric.metricValue()).intValue() : 0;
            if (count > 0
                    && !List.of("labels", "lessons", "predictions", "learned", "dead-letters")
                            .contains(fate)) {
                counts.merge(fate, count, Integer::sum);
            }
        });
        return counts;
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "no header " + name : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The reason of the only dead letter, which is the label, from this offset of the feedback topic. */
    private static String reason(Fixture fixture, Feedback label, long offset) {
        List<TestRecord<byte[], byte[]>> letters = fixture.records(Fixture.TOPICS.deadLetters());
        assertEquals(1, letters.size());
        TestRecord<byte[], byte[]> letter = letters.getFirst();
        assertEquals(Fixture.TOPICS.feedback(), header(letter, DeadLetter.TOPIC));
        assertEquals("0", header(letter, DeadLetter.PARTITION));
        assertEquals(Long.toString(offset), header(letter, DeadLetter.OFFSET));
        assertEquals(label.id(), new String(letter.key(), StandardCharsets.UTF_8));
        assertArrayEquals(Feedback.CODEC.encode(label), letter.value());
        return header(letter, DeadLetter.REASON);
    }

    @ParameterizedTest
    @EnumSource
    void anEarlyLabelWaitsForItsEvent(Store store) {
        try (Fixture fixture = numbers(store)) {
            fixture.send(label(1, START, 3));
            fixture.send(Fixture.event(1, START + 1000));
            assertEquals(3, fixture.lessons().getFirst().label());
            assertEquals(Map.of("early-labels", 1), counted(fixture));
            assertEquals(List.of(), fixture.deadLetters());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLateLabelIsKnownAsLateAtOnceAndForOneTimeToLiveMore(Store store) {
        try (Fixture fixture = numbers(store)) {
            fixture.send(Fixture.event(1, START));
            fixture.silence();
            fixture.send(Fixture.event(2, START + 2 * HOUR - 1000));
            Feedback late = label(1, START + 2 * HOUR - 500, 3);
            fixture.send(late);
            assertEquals(
                    "the label came 59 min 59 s after the time-to-live of 1 h ended: its prediction waits no longer; if"
                            + " labels come this late, lengthen 'time-to-live'",
                    reason(fixture, late, 0));
            assertEquals(Map.of("expired-predictions", 1, "late-labels", 1), counted(fixture));
            assertEquals(List.of(), fixture.lessons());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLabelThatOthersHaveOvertakenIsToldSo(Store store) {
        try (Fixture fixture = numbers(store)) {
            fixture.send(Fixture.event(1, START));
            fixture.send(Fixture.event(2, START + 90 * 60_000));
            fixture.send(label(2, START + 90 * 60_000, 3));
            Feedback late = label(1, START + 50 * 60_000, 3);
            fixture.send(late);
            assertEquals(
                    "the label came after the time-to-live of 1 h ended, though its own time is 10 min before that:"
                            + " other records had moved the clock on; lengthen 'time-to-live', or send labels in the"
                            + " order of their times",
                    reason(fixture, late, 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void howeverFarEventsRunAheadALabelInTimeTeaches(Store store) {
        try (Fixture fixture = numbers(store)) {
            for (int n = 0; n < 10; n++) {
                fixture.send(Fixture.event(n, START + n * HOUR));
            }
            for (int n = 0; n < 10; n++) {
                fixture.send(label(n, START + n * HOUR + HOUR / 2, n));
            }
            assertEquals(10, fixture.lessons().size());
            assertEquals(Map.of(), counted(fixture));
        }
    }

    @ParameterizedTest
    @EnumSource
    void howeverFarLabelsRunAheadTheyWaitForTheirEvents(Store store) {
        try (Fixture fixture = numbers(store)) {
            for (int n = 0; n < 10; n++) {
                fixture.send(label(n, START + n * HOUR + HOUR / 2, n));
            }
            for (int n = 0; n < 10; n++) {
                fixture.send(Fixture.event(n, START + n * HOUR));
            }
            assertEquals(10, fixture.lessons().size());
            assertEquals(Map.of("early-labels", 10), counted(fixture));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLabelAfterTwoTimesToLiveIsOfAnUnknownIdAndBecomesAnOrphan(Store store) {
        try (Fixture fixture = numbers(store)) {
            fixture.send(Fixture.event(1, START));
            fixture.silence();
            fixture.send(Fixture.event(2, START + 3 * HOUR));
            fixture.send(label(1, START + 3 * HOUR, 3));
            fixture.send(Fixture.event(3, START + 3 * HOUR));
            fixture.silence();
            fixture.send(Fixture.event(4, START + 5 * HOUR));
            assertTrue(fixture.deadLetters().getFirst().contains("no prediction waited for this label"));
            assertEquals(Map.of("early-labels", 1, "expired-predictions", 3, "orphan-labels", 1), counted(fixture));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOrphanGoesToTheDeadLettersWithItsSource(Store store) {
        try (Fixture fixture = numbers(store)) {
            fixture.send(Fixture.event(1, START));
            fixture.send(label(1, START, 1));
            Feedback orphan = label(9, START, 3);
            fixture.send(orphan);
            fixture.send(Fixture.event(2, START + 2 * HOUR));
            fixture.send(label(2, START + 2 * HOUR, 3));
            assertEquals(
                    "no prediction waited for this label, nor came its event within the time-to-live of 1 h: it never"
                            + " came, or it was forgotten before",
                    reason(fixture, orphan, 1));
            assertEquals(Map.of("early-labels", 1, "orphan-labels", 1), counted(fixture));
        }
    }

    @Test
    void anOrphanInAnotherPartitionThanItsKeysIsToldSo() {
        try (Fixture fixture = numbers(Store.MEMORY)) {
            fixture.mixture().partitions(Map.of(Fixture.TOPICS.feedback(), 6));
            fixture.send(label(0, START, 3));
            fixture.send(label(5, START, 3));
            fixture.send(Fixture.event(2, START + 2 * HOUR));
            fixture.send(label(2, START + 2 * HOUR, 3));
            List<String> reasons = fixture.deadLetters();
            assertTrue(
                    reasons.get(0)
                            .endsWith("its key belongs to partition " + partition("id-0") + " of 6 by Kafka's default"
                                    + " partitioner, it came in 0: let the producers of events and of labels partition"
                                    + " alike"),
                    reasons.get(0));
            assertEquals(0, partition("id-5"));
            assertTrue(!reasons.get(1).contains("partitioner"), reasons.get(1));
            assertEquals(Map.of("early-labels", 2, "misplaced-labels", 1, "orphan-labels", 2), counted(fixture));
        }
    }

    private static int partition(String id) {
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        return BuiltInPartitioner.partitionForKey(key, 6);
    }

    @ParameterizedTest
    @EnumSource
    void aSecondLabelWithTheSameValueIsCountedAndNoMore(Store store) {
        try (Fixture fixture = numbers(store)) {
            fixture.send(label(1, START, 3));
            fixture.send(label(1, START, 3));
            fixture.send(Fixture.event(1, START));
            fixture.send(label(1, START + 5, 3));
            assertEquals(1, fixture.lessons().size());
            assertEquals(Map.of("duplicate-labels", 2, "early-labels", 1), counted(fixture));
            assertEquals(List.of(), fixture.deadLetters());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCorrectedLabelGoesToTheDeadLettersAndTheFirstCounts(Store store) {
        try (Fixture fixture = numbers(store)) {
            fixture.send(Fixture.event(1, START));
            fixture.send(label(1, START, 3));
            Feedback corrected = label(1, START, 4.5);
            fixture.send(corrected);
            assertEquals(
                    "a label of 'id-1' has come before: it was 3.0, this one is 4.5; the first counts, for models that"
                            + " have learned it cannot unlearn it",
                    reason(fixture, corrected, 1));
            assertEquals(
                    List.of(3.0), fixture.lessons().stream().map(Lesson::label).toList());
            assertEquals(Map.of("corrected-labels", 1), counted(fixture));
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoEarlyLabelsTheFirstCountsToo(Store store) {
        try (Fixture fixture = numbers(store)) {
            fixture.send(label(1, START, 3));
            Feedback corrected = label(1, START, 4);
            fixture.send(corrected);
            assertTrue(reason(fixture, corrected, 1).contains("it was 3.0, this one is 4.0"));
            fixture.send(Fixture.event(1, START));
            assertEquals(3, fixture.lessons().getFirst().label());
            assertEquals(Map.of("corrected-labels", 1, "early-labels", 1), counted(fixture));
        }
    }

    @Test
    void aCorrectedClassIsNamed() {
        Task classes = new Task.Classification(List.of("low", "high"));
        try (Fixture fixture = new Fixture(stateDir, classes, Fixture.member("bayes", "naive-bayes"))) {
            fixture.send(Fixture.event(1, START));
            fixture.send(Feedback.ofClass("id-1", START, "high"));
            fixture.send(Feedback.ofClass("id-1", START, "low"));
            String reason = fixture.deadLetters().getFirst();
            assertTrue(reason.contains("it was 'high', this one is 'low'"), reason);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventSentAgainIsNotPredictedAgainAsLongAsItsIdIsKnown(Store store) {
        try (Fixture fixture = numbers(store)) {
            fixture.send(Fixture.event(1, START));
            fixture.send(Fixture.event(1, START));
            fixture.send(Fixture.event(2, START));
            fixture.send(label(2, START, 3));
            fixture.send(Fixture.event(2, START));
            fixture.send(Fixture.event(3, START + 3 * HOUR / 2));
            fixture.send(label(3, START + 3 * HOUR / 2, 3));
            fixture.send(Fixture.event(1, START));
            assertEquals(3, fixture.predictions().size(), "awaiting, done and expired ones are known");
            assertEquals(Map.of("duplicate-events", 3, "expired-predictions", 1), counted(fixture));
            fixture.send(Fixture.event(4, START + 3 * HOUR));
            fixture.send(label(4, START + 3 * HOUR, 3));
            fixture.send(Fixture.event(1, START));
            assertEquals(
                    List.of("id-4", "id-1"),
                    fixture.predictions().stream().map(Prediction::id).toList(),
                    "after two times-to-live nobody knows the id");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsFullLetsTheOldestGoAndBlocksNobody(Store store) {
        try (Fixture fixture = numbers(store, 2)) {
            Feedback early = label(9, START, 3);
            fixture.send(early);
            fixture.send(Fixture.event(1, START + 60_000));
            fixture.send(Fixture.event(2, START + 120_000));
            assertEquals(
                    "no prediction waited for this label, and it had to give way to newer ones before its event came:"
                            + " the pending store is full with 2 ids; raise 'most' under 'pending'",
                    reason(fixture, early, 0));
            fixture.send(Fixture.event(3, START + 180_000));
            fixture.send(label(2, START + 180_000, 3));
            assertEquals(
                    List.of("id-2"), fixture.lessons().stream().map(Lesson::id).toList());
            assertEquals(3, fixture.predictions().size());
            assertEquals(Map.of("early-labels", 1, "evicted-predictions", 1, "orphan-labels", 1), counted(fixture));
        }
    }
}
