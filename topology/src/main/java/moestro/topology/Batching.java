package moestro.topology;

import moestro.mixture.Encoder;

/**
 * How many events the gate scores together. Those that were taken in wait until there are so many, and no longer than
 * until the next commit: exactly once, a prediction made earlier could not be read earlier either. What is predicted is
 * the same, bit for bit.
 *
 * @param most events at once; 1 for none that wait, 0 for as many as pay with a gate of this size
 */
public record Batching(int most) {
    /** The most that can be asked for: what is still to be done when a commit is due must not take long. */
    public static final int LIMIT = 1024;

    /** Of so many weights on, a gate falls out of the first-level cache, and reading it once for many events pays. */
    static final int LEAST_WEIGHTS = 1 << 15;

    private static final int USUAL = 64;

    public Batching {
        if (most < 0 || most > LIMIT) {
            throw new IllegalArgumentException(
                    "a batch has from 1 to " + LIMIT + " events, or 0 for as many as pay; not " + most);
        }
    }

    /** As many as pay. */
    public static Batching automatic() {
        return new Batching(0);
    }

    /** How many it is for a deployment. */
    int size(Deployment deployment) {
        if (most > 0) {
            return most;
        }
        int inputs =
                new Encoder(deployment.task(), deployment.features()).layout().dense();
        return size((long) inputs * deployment.panel().members().size());
    }

    /** How many pay with a gate of so many weights. */
    static int size(long weights) {
        return weights < LEAST_WEIGHTS ? 1 : USUAL;
    }
}
