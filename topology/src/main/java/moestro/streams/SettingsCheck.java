package moestro.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;

/** What an application must be set to, for its models to be folds over its lessons. */
final class SettingsCheck {
    private SettingsCheck() {}

    /**
     * Refuses settings under which lessons would be lost or learned twice.
     *
     * @throws IllegalArgumentException with everything that is wrong: the setting, its value, the one it must have, why
     */
    static void refuse(Map<?, ?> settings) {
        List<String> faults = new ArrayList<>();
        Object guarantee = settings.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
        if (!StreamsConfig.EXACTLY_ONCE_V2.equals(guarantee)) {
            faults.add(StreamsConfig.PROCESSING_GUARANTEE_CONFIG + " is " + guarantee
                    + "; it must be " + StreamsConfig.EXACTLY_ONCE_V2
                    + ", or events are predicted twice and labels learned twice after a failure");
        }
        String handler = name(settings.get(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG));
        if (LogAndContinueProcessingExceptionHandler.class.getName().equals(handler)) {
            faults.add(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG + " is " + handler
                    + "; leave it out, or models skip lessons that they failed on and are no longer what the lessons"
                    + " make of them");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("these settings of Kafka Streams do not go with Moestro:\n  "
                    + String.join("\n  ", faults)
                    + "\n  Moestro.properties(yours) makes settings that do");
        }
    }

    private static String name(Object given) {
        return given instanceof Class<?> type ? type.getName() : String.valueOf(given);
    }
}
