package moestro.streams;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Takes a user's records in. One that cannot be taken throws, and so goes to the dead letters as it came, by the handler
 * that {@link Moestro#properties} sets.
 */
final class Intake<V> extends ContextualFixedKeyProcessor<String, V, byte[]> {
    private final String what;
    private final Contract<V> contract;

    /** An intake of events or of labels. */
    Intake(String what, Contract<V> contract) {
        this.what = what;
        this.contract = contract;
    }

    /** Looks at the settings that the application has in the end, whoever made them. */
    @Override
    public void init(FixedKeyProcessorContext<String, byte[]> context) {
        super.init(context);
        SettingsCheck.refuse(context.appConfigs());
    }

    @Override
    public void process(FixedKeyRecord<String, V> record) {
        if (record.key() == null) {
            throw new IllegalArgumentException("the key of the " + what
                    + " is null: it must be the id, so that an event and its label meet; set it with selectKey");
        }
        if (record.value() == null) {
            throw new IllegalArgumentException("the " + what + " '" + record.key() + "' has no value");
        }
        byte[] encoded = contract.encode(record.key(), record.timestamp(), record.value());
        context().forward(record.withValue(encoded));
    }
}
