package moestro.app.setup;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Tells what Kafka's clients complain of, without the values that the configuration gave them: any may be a secret. */
record Censor(Map<String, String> client) {
    private static final int SHORTEST = 4;

    String told(Throwable failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        String told = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        for (Map.Entry<String, String> property : client.entrySet()) {
            boolean secret = !property.getKey().equals(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)
                    && property.getValue().length() >= SHORTEST;
            told = secret ? told.replace(property.getValue(), "(the value of " + property.getKey() + ")") : told;
        }
        return told.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
