package moestro.mixture;

/**
 * How lessons are shared out among learners: each range of the values of one category feature, taken by hash, has a
 * learner of its own, which knows no other's lessons. One range is the usual case: one learner knows all.
 *
 * @param count how many ranges there are
 * @param by index of the category feature; 0 if there is one range
 * @param gates how an event's gate comes about
 */
public record Ranges(int count, int by, Gates gates) {
    /** One learner for all lessons. */
    public static final Ranges ONE = new Ranges(1, 0, Gates.OWN);

    /** Every serving instance has the models of all ranges, and a new gate is a new mean for each. */
    public static final int MOST = 32;

    /** How an event's gate comes about. */
    public enum Gates {
        /** It is the mean of all ranges' gates, see {@link moestro.mixture.gate.GateMean}. */
        MEAN,
        /** It is that of the event's own range. */
        OWN
    }

    /** @throws IllegalArgumentException if there are less than 1 or more than {@value #MOST} */
    public Ranges {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("there can be 1 to " + MOST + " ranges, not " + count);
        }
    }

    /** Whether all lessons go to one learner. */
    public boolean isOne() {
        return count == 1;
    }

    /** Whether gates are averaged. */
    public boolean averages() {
        return !isOne() && gates == Gates.MEAN;
    }

    /** The range of an event: hash of its category, modulo how many there are. */
    public int of(Row row) {
        return isOne() ? 0 : of(row.categories()[by]);
    }

    /** The range of a category. */
    public int of(String category) {
        return (int) Math.floorMod(Hash.of(category), (long) count);
    }
}
