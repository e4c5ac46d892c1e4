package moestro.experts.net;

/** Adam's bias corrections, which depend on the number of steps taken. */
final class AdamClock {
    /** From here on the correction is exactly 1 in float32, and no power need be computed. */
    private static final long FIRST_SETTLED = 400;

    private static final long SECOND_SETTLED = 40_000;

    private final double rate;
    private long steps;

    /** What a step needs: the rate over the first moment's correction, and one over the second's. */
    record Rates(float rate, float secondScale) {}

    AdamClock(double rate) {
        this.rate = rate;
    }

    long steps() {
        return steps;
    }

    void restore(long stepsTaken) {
        steps = stepsTaken;
    }

    /** Counts a step and gives its rates. */
    Rates tick() {
        steps++;
        double first = steps < FIRST_SETTLED ? 1 - StrictMath.pow(.9, (double) steps) : 1;
        double second = steps < SECOND_SETTLED ? 1 - StrictMath.pow(.999, (double) steps) : 1;
        return new Rates((float) (rate / first), (float) (1 / second));
    }
}
