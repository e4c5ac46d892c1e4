package moestro.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import moestro.topology.Watermark.Side;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class WatermarkTest {
    private static final long SILENCE = Watermark.SILENCE.toMillis();

    private final Watermark watermark = new Watermark();

    private long reach(Side side, long time, long now) {
        return watermark.reach(side, Origin.OWN, time, now);
    }

    @Test
    void nothingIsOverUntilBothWereHeard() {
        assertEquals(Watermark.UNKNOWN, reach(Side.EVENTS, 500, 0));
        assertEquals(200, reach(Side.LABELS, 200, 1));
        assertEquals(500, reach(Side.LABELS, 700, 2));
    }

    @Test
    void aSideThatIsSilentWhileTheOtherGoesOnIsLeftOutUntilItIsHeardAgain() {
        reach(Side.LABELS, 200, 0);
        reach(Side.EVENTS, 500, 10);
        assertEquals(200, reach(Side.EVENTS, 600, 9 + SILENCE));
        assertEquals(600, reach(Side.EVENTS, 600, 10 + SILENCE));
        assertEquals(300, reach(Side.LABELS, 300, 11 + SILENCE));
        assertEquals(300, reach(Side.EVENTS, 900, 12 + SILENCE));
    }

    @Test
    void whileNothingComesNobodyFallsSilent() {
        reach(Side.LABELS, 200, 0);
        assertEquals(200, reach(Side.EVENTS, 500, 100 * SILENCE));
    }

    @Test
    void theSlowestPartitionOfSomebodyElsesTopicHoldsTheOthersBack() {
        reach(Side.LABELS, 900, 0);
        assertEquals(Watermark.UNKNOWN, watermark.reach(Side.EVENTS, new Origin(0, 3), 500, 1));
        assertEquals(Watermark.UNKNOWN, watermark.reach(Side.EVENTS, new Origin(2, 3), 100, 2));
        assertEquals(100, watermark.reach(Side.EVENTS, new Origin(1, 3), 300, 3));
        assertEquals(300, watermark.reach(Side.EVENTS, new Origin(2, 3), 400, 4));
    }

    @Test
    void aNewLifeKnowsNothingOfTheLast() {
        reach(Side.LABELS, 200, 0);
        reach(Side.EVENTS, 500, 0);
        watermark.clear();
        assertEquals(Watermark.UNKNOWN, reach(Side.EVENTS, 600, 10 * SILENCE));
    }

    /** Where a record comes from. */
    record From(Side side, int partition) {}

    /** A record, and how long after the one before. */
    record Came(From from, long time, long later) {}

    @Provide
    Arbitrary<List<Came>> records() {
        Arbitrary<From> from = Arbitraries.of(
                new From(Side.EVENTS, 0), new From(Side.LABELS, 0), new From(Side.LABELS, 1), new From(Side.LABELS, 2));
        return Combinators.combine(
                        from,
                        Arbitraries.longs().between(0, 1000),
                        Arbitraries.longs().between(0, SILENCE / 2))
                .as(Came::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property
    void itIsTheSlowestOfAllThatWereNotSilentForLong(@ForAll("records") List<Came> records) {
        Watermark tried = new Watermark();
        Map<From, Long> newest = new LinkedHashMap<>();
        Map<From, Long> missedSince = new LinkedHashMap<>();
        newest.put(new From(Side.EVENTS, 0), Watermark.UNKNOWN);
        newest.put(new From(Side.LABELS, 0), Watermark.UNKNOWN);
        long now = 0;
        for (Came came : records) {
            now += came.later;
            if (came.from.side == Side.LABELS) {
                newest.putIfAbsent(new From(Side.LABELS, 1), Watermark.UNKNOWN);
                newest.putIfAbsent(new From(Side.LABELS, 2), Watermark.UNKNOWN);
            }
            newest.merge(came.from, came.time, Math::max);
            missedSince.remove(came.from);
            long slowest = newest.get(came.from);
            for (From other : newest.keySet()) {
                boolean missed = !other.equals(came.from);
                long since = missed ? missedSince.merge(other, now, (before, ignored) -> before) : now;
                slowest = now - since >= SILENCE ? slowest : Math.min(slowest, newest.get(other));
            }
            Origin origin = came.from.side == Side.EVENTS ? Origin.OWN : new Origin(came.from.partition, 3);
            assertEquals(slowest, tried.reach(came.from.side, origin, came.time, now));
        }
    }
}
