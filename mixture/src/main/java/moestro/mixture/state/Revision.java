package moestro.mixture.state;

/**
 * Moves whenever what a section holds may have changed, so that a {@link StateWriter} that still has the section need
 * not be given it again. Belongs to one object that is written, and is never copied.
 */
public final class Revision {
    private long count;

    /** What the section holds changes. */
    public void move() {
        count++;
    }

    long count() {
        return count;
    }
}
