package moestro.app.reference;

/**
 * A key that can stand in a configuration.
 *
 * @param path the names of the sections that it stands in and its own, with dots between; {@code []} after a name of
 *     which there may be several in a list
 * @param shape of its value
 * @param byDefault what holds without it; {@link #REQUIRED} if it must be there, empty if then there is nothing
 * @param does what it does, in a sentence without its full stop
 * @param example a value, as it stands in a file
 */
public record Key(String path, Shape shape, String byDefault, String does, String example) {
    /** Instead of a default. */
    static final String REQUIRED = "required";

    /** The sections that it stands in; empty at the top. */
    String section() {
        int dot = dot();
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /** Its own name, which may have dots itself. */
    String name() {
        return path.substring(dot() + 1);
    }

    private int dot() {
        return path.startsWith("kafka.") ? "kafka".length() : path.lastIndexOf('.');
    }

    boolean required() {
        return byDefault.equals(REQUIRED);
    }
}
