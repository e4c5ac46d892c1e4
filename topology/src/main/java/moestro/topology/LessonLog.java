package moestro.topology;

/** The lessons topic, to be read from its start as often as needed. */
@FunctionalInterface
public interface LessonLog {

    /** Hands over every committed record in the order of offsets, until the reader has had enough. */
    void read(Reader reader);

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
