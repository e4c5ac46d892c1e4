package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Whatever time somebody writes. */
final class TimesTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    @Property
    void aTimeIsRefusedIfItLiesBefore1970OrMoreThanADayAhead(@ForAll long time) {
        long now = Fixture.START;
        boolean fits = time >= 0 && time <= now + DAY;
        assertEquals(fits, Times.complaint("event time", time, now) == null);
    }

    @Example
    void theEdgesAreAsStated() {
        long now = Fixture.START;
        assertNull(Times.complaint("event time", 0, now));
        assertNull(Times.complaint("event time", now + DAY, now));
        assertTrue(Times.complaint("event time", now + DAY + 1, now).contains("in the future"));
        assertTrue(Times.complaint("event time", -1, now).contains("event time -1 lies before 1970"));
        assertTrue(Times.complaint("label time", Long.MAX_VALUE, now).contains("in the future"));
        assertTrue(Times.complaint("label time", Long.MIN_VALUE, now).contains("before 1970"));
    }

    @Example
    void aTimeToLiveLongerThanAnybodyLivesIsRefused() {
        String refusal = assertThrows(
                        IllegalArgumentException.class, () -> Times.checkTimeToLive(Duration.ofSeconds(Long.MAX_VALUE)))
                .getMessage();
        assertTrue(refusal.startsWith("time-to-live must be at most PT876000H, not "), refusal);
        Times.checkTimeToLive(Duration.ofDays(36_500));
    }

    @Example
    void aRecordWithoutATimeHasThatOfThoseBeforeIt() {
        Timestamps times = new Timestamps();
        assertEquals(7, times.extract(record(7), 3));
        assertEquals(3, times.extract(record(-1), 3));
        assertEquals(0, times.extract(record(-1), -1));
    }

    private static ConsumerRecord<Object, Object> record(long time) {
        return new ConsumerRecord<>(
                "events",
                0,
                0,
                time,
                TimestampType.NO_TIMESTAMP_TYPE,
                0,
                0,
                null,
                null,
                new RecordHeaders(),
                Optional.empty());
    }
}
