package moestro.avro;

/** A message does not keep to its contract. The text says what is wrong, where, and what to do. */
public final class ContractException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ContractException(String message) {
        super(message);
    }

    ContractException(String message, Throwable cause) {
        super(message, cause);
    }
}
