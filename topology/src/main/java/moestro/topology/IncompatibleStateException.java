package moestro.topology;

/**
 * What is stored cannot be gone on with: it was written by another version, for another deployment, or is damaged. The
 * message says which, and what to do. Waiting does not help, and nothing may be skipped.
 */
public final class IncompatibleStateException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /** With what is stored, and what to do. */
    public IncompatibleStateException(String message) {
        super(message);
    }

    IncompatibleStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
