package moestro.app.dashboard;

import java.util.ArrayList;
import java.util.List;

/**
 * Buckets of time, from the beginning to now and never more than so many: when there is no room, neighbours are merged in
 * pairs, and from then on every bucket is twice as wide.
 */
final class Series {
    private final Voices voices;
    private final int most;
    private long origin;
    private List<Bucket> buckets = new ArrayList<>();
    private long width;

    /**
     * An empty series.
     *
     * @param origin when the first bucket begins, milliseconds since 1970
     * @param width of a bucket, at first, in milliseconds
     * @param most even; how many buckets there may be
     */
    Series(Voices voices, long origin, long width, int most) {
        this.voices = voices;
        this.origin = origin;
        this.width = width;
        this.most = most;
    }

    /** Lets the first bucket begin later, as long as there is none. */
    void beginAt(long time) {
        if (buckets.isEmpty()) {
            origin = time;
        }
    }

    /** The bucket of a time; what was before the beginning belongs to the first one. */
    Bucket at(long time) {
        long index = Math.max(0, time - origin) / width;
        while (index >= most) {
            halve();
            index = Math.max(0, time - origin) / width;
        }
        while (buckets.size() <= index) {
            buckets.add(new Bucket(voices));
        }
        return buckets.get((int) index);
    }

    private void halve() {
        List<Bucket> merged = new ArrayList<>(most);
        for (int i = 0; i < buckets.size(); i += 2) {
            Bucket pair = buckets.get(i);
            if (i + 1 < buckets.size()) {
                pair.add(buckets.get(i + 1));
            }
            merged.add(pair);
        }
        buckets = merged;
        width *= 2;
    }

    long origin() {
        return origin;
    }

    long width() {
        return width;
    }

    /** Oldest first; the bucket at {@code i} begins at {@code origin + i * width}. */
    List<Bucket> buckets() {
        return buckets;
    }

    /** The newest buckets together, as many as hold so many predictions, or all. */
    Bucket lastPredictions(long atLeast) {
        Bucket sum = new Bucket(voices);
        for (int i = buckets.size() - 1; i >= 0 && sum.predictions() < atLeast; i--) {
            sum.add(buckets.get(i));
        }
        return sum;
    }
}
