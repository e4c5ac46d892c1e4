package moestro.app.evaluate;

/** A table that cannot be evaluated; the message says what is wrong, where, and what to do. */
public final class InvalidCsvException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidCsvException(String message) {
        super(message);
    }

    InvalidCsvException(String message, Throwable cause) {
        super(message, cause);
    }
}
