package moestro.app.dashboard;

/** How many there were in a second, over the last ten whole ones. */
final class Rate {
    private static final int SECONDS = 10;

    private final long[] counts = new long[SECONDS + 1];
    private final long[] stamps = new long[SECONDS + 1];

    void add(long millis, long number) {
        long second = millis / 1000;
        int slot = (int) (second % counts.length);
        if (stamps[slot] != second) {
            stamps[slot] = second;
            counts[slot] = 0;
        }
        counts[slot] += number;
    }

    /** Per second, now; the second under way does not count. */
    double perSecond(long millis) {
        long now = millis / 1000;
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += stamps[i] < now && stamps[i] >= now - SECONDS ? counts[i] : 0;
        }
        return (double) sum / SECONDS;
    }
}
