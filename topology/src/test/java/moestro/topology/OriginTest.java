package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

final class OriginTest {
    @Property
    void itIsReadAsItWasMarkedAndLeavesNoTrace(
            @ForAll @IntRange(min = 0, max = 999) int partition,
            @ForAll @IntRange(min = 0, max = 1000) int partitions) {
        Headers headers = new RecordHeaders().add("trace", new byte[3]);
        new Origin(7, 8).mark(headers);
        Origin origin = new Origin(partition, partitions);
        origin.mark(headers);
        assertEquals(2, names(headers).length, "one mark at most");
        assertEquals(origin, Origin.unmark(headers));
        assertArrayEquals(new String[] {"trace"}, names(headers));
        assertEquals(Origin.OWN, Origin.unmark(headers));
    }

    @Property
    void whatSomebodyElseWroteThereIsNoMark(@ForAll byte[] value) {
        Headers headers = new RecordHeaders().add("moestro.origin", value);
        Origin origin = Origin.unmark(headers);
        assertEquals(true, origin.partition() >= 0 && origin.partition() < origin.partitions());
        assertEquals(true, origin.partitions() <= 100_000);
    }

    private static String[] names(Headers headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .map(Header::key)
                .toArray(String[]::new);
    }
}
