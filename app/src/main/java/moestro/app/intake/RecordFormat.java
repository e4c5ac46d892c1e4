package moestro.app.intake;

import moestro.topology.UnreadableRecordException;

/** What the values of a topic are written in. Used by one thread. */
@FunctionalInterface
public interface RecordFormat {
    /**
     * Takes a value apart.
     *
     * @param value not null
     * @throws UnreadableRecordException if it is not in this format, with the reason
     * @throws RegistryUnavailableException if it cannot be told now
     */
    Field.Group decode(byte[] value);

    /** JSON objects, as they are or behind Confluent's frame for JSON Schema. */
    static RecordFormat json() {
        return new JsonFormat();
    }

    /** Avro in Confluent's wire format. */
    static RecordFormat avro(SchemaSource schemas) {
        return new AvroFormat(schemas);
    }
}
