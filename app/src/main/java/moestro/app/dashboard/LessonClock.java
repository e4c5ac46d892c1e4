package moestro.app.dashboard;

/** The last lessons' offsets, and when each was seen: how far a model that has folded up to an offset is behind. */
final class LessonClock {
    private final long[] offsets;
    private final long[] times;
    private long seen;

    /** Remembers so many lessons. */
    LessonClock(int most) {
        offsets = new long[most];
        times = new long[most];
    }

    /** Takes the next lesson; offsets rise. */
    void add(long offset, long time) {
        int slot = (int) (seen++ % offsets.length);
        offsets[slot] = offset;
        times[slot] = time;
    }

    /**
     * How far behind a model is.
     *
     * @param lessons not yet folded, of those remembered
     * @param millis how long the first of them has been waiting; 0 if there is none
     * @param isLeast whether it may be behind further than is remembered
     */
    record Lag(long lessons, long millis, boolean isLeast) {}

    /** The lag of a model of this version, now. */
    Lag behind(long version, long now) {
        long kept = Math.min(seen, offsets.length);
        long low = seen - kept;
        long high = seen;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (offsets[(int) (middle % offsets.length)] > version) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        long behind = seen - low;
        long since = behind == 0 ? now : times[(int) (low % times.length)];
        return new Lag(behind, Math.max(0, now - since), behind == kept && behind > 0);
    }
}
