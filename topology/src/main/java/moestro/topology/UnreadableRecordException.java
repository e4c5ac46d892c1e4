package moestro.topology;

/**
 * A record of somebody else's that can become neither an event nor a label; the message, which a dead letter carries as
 * its reason, says what was found where, and what was expected.
 */
public final class UnreadableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** For this reason. */
    public UnreadableRecordException(String message) {
        super(message);
    }
}
