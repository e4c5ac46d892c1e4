package moestro.app.intake;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The schema registry gives no answer that says whether it knows a schema. That is no fault of the record, which is
 * therefore tried again until there is one, as Kafka's own transient faults are.
 */
public final class RegistryUnavailableException extends RetriableException {
    private static final long serialVersionUID = 1;

    RegistryUnavailableException(String message) {
        super(message);
    }

    RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
