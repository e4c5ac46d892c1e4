package moestro.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a serving task has come in event time: as far as the slowest of its sources. Events and labels, and the
 * partitions of somebody else's topics that they are made of, may be hours apart while a backlog is read; by the fastest
 * one's clock predictions would expire before their labels are read, and early labels before their events.
 *
 * <p>A source that is silent does not hold up the others for ever: once they have gone on for {@link #SILENCE} without
 * it, it is left out until it is heard again. (So do watermarks elsewhere: Akidau et al., "The Dataflow Model", VLDB 2015,
 * section 2.3; Flink's idle sources.) The time in which nothing at all comes does not count: then nobody is behind.
 *
 * <p>Kept in memory only: what the clock has decided, the horizon, is stored by {@link PendingStore}.
 */
final class Watermark {
    /** How long others go on until a source counts as silent, by the wall clock. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    /** Nothing is known to be over. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final long HEARD = Long.MAX_VALUE;

    private final List<Source> events = new ArrayList<>();
    private final List<Source> labels = new ArrayList<>();

    /** What a record came by. */
    enum Side {
        EVENTS,
        LABELS
    }

    /** What is known of one source. */
    private static final class Source {
        private long newest = UNKNOWN;
        /** When another's first record after its own last came, wall clock in ms. */
        private long silentSince = HEARD;
    }

    Watermark() {
        clear();
    }

    /** Begins anew: nobody was heard. */
    void clear() {
        events.clear();
        labels.clear();
        events.add(new Source());
        labels.add(new Source());
    }

    /**
     * A record has come.
     *
     * @param origin within the side
     * @param time event time, milliseconds since 1970
     * @param now wall clock, milliseconds
     * @return the time that is over for all, or {@link #UNKNOWN}
     */
    long reach(Side side, Origin origin, long time, long now) {
        List<Source> own = side == Side.EVENTS ? events : labels;
        while (own.size() < origin.partitions()) {
            own.add(new Source());
        }
        Source heard = own.get(origin.partition());
        heard.newest = Math.max(heard.newest, time);
        heard.silentSince = HEARD;
        return Math.min(heard.newest, Math.min(slowest(events, heard, now), slowest(labels, heard, now)));
    }

    private static long slowest(List<Source> sources, Source heard, long now) {
        long slowest = Long.MAX_VALUE;
        for (Source source : sources) {
            if (source != heard) {
                source.silentSince = Math.min(source.silentSince, now);
                boolean silent = now - source.silentSince >= SILENCE.toMillis();
                slowest = silent ? slowest : Math.min(slowest, source.newest);
            }
        }
        return slowest;
    }
}
