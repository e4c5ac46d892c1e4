package moestro.app.intake;

/** What records are written in. */
public enum WireFormat {
    /** Objects in JSON. */
    JSON,
    /** Avro as Confluent's serializers write it, with schemas in a registry. */
    AVRO;

    /**
     * A decoder.
     *
     * @param schemas for Avro; JSON needs none
     */
    RecordFormat open(SchemaSource schemas) {
        return switch (this) {
            case JSON -> RecordFormat.json();
            case AVRO -> RecordFormat.avro(schemas);
        };
    }
}
