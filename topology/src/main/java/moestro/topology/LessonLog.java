package moestro.topology;

/** The lessons topic, to be read from its start as often as needed. */
@FunctionalInterface
public interface LessonLog {

    /** Hands over every committed record of range 0 in the order of offsets, until the reader has had enough. */
    void read(Reader reader);

    /**
     * The lessons of one range of keys, which have a partition of their own; if there is one range, these.
     *
     * @throws IllegalArgumentException if there is no such range
     */
    default LessonLog of(int range) {
        if (range != 0) {
            throw new IllegalArgumentException("there is one range of keys, so none with index " + range);
        }
        return this;
    }

    /** Takes lessons. */
    @FunctionalInterface
    interface Reader {
        /**
         * Takes one.
         *
         * @param offset where it stands
         * @param value as it stands there
         * @return whether more are wanted
         */
        boolean accept(long offset, byte[] value);
    }
}
