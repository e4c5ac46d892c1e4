package moestro.topology;

/** A lesson that is well-formed but does not fit this deployment; the message says how. */
public final class UnusableLessonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableLessonException(String message) {
        super(message);
    }
}
