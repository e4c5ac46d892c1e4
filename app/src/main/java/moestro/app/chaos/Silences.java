package moestro.app.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** How long no new prediction came, in each partition, although there was something to predict. */
final class Silences {
    private final long[] last;
    private final long[] longest;

    Silences(int partitions) {
        last = new long[partitions];
        longest = new long[partitions];
    }

    /**
     * A prediction was read.
     *
     * @param sent when its event was sent: a silence before that is nobody's fault
     */
    void seen(int partition, long sent, long nanos) {
        if (last[partition] != 0) {
            longest[partition] = Math.max(longest[partition], nanos - Math.max(last[partition], sent));
        }
        last[partition] = nanos;
    }

    /** Forgets those before, but for what lasts: a silence begins with the last prediction. */
    void forget() {
        Arrays.fill(longest, 0);
    }

    /** The longest of each partition since the last {@link #forget}, in seconds. */
    List<Double> longest() {
        return LongStream.of(longest).mapToObj(nanos -> nanos / 1e9).toList();
    }
}
