package moestro.app.intake;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import moestro.avro.ContractException;
import moestro.avro.Walk;
import moestro.topology.UnreadableRecordException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** One Avro record to a value, in the schema that the value names. */
final class AvroFormat implements RecordFormat {
    private final SchemaSource schemas;
    private final Map<Integer, GenericDatumReader<Object>> readers = new HashMap<>();
    private BinaryDecoder decoder;

    AvroFormat(SchemaSource schemas) {
        this.schemas = schemas;
    }

    @Override
    public Field.Group decode(byte[] value) {
        if (!Frame.isOn(value)) {
            throw new UnreadableRecordException(
                    "the value is not Avro as Confluent's serializers write it, a byte 0, four"
                            + " bytes for the id of the schema and then the record: " + Frame.beginning(value));
        }
        int id = Frame.id(value);
        GenericDatumReader<Object> reader = readers.get(id);
        if (reader == null) {
            reader = new GenericDatumReader<>(schemas.byId(id));
            readers.put(id, reader);
        }
        Field field = AvroFields.of(datum(id, reader, value), reader.getSchema());
        if (field instanceof Field.Group group) {
            return group;
        }
        throw new UnreadableRecordException("the value, in schema " + id + ", is no record, but " + field.shown());
    }

    private Object datum(int id, GenericDatumReader<Object> reader, byte[] value) {
        Schema schema = reader.getSchema();
        try {
            // Avro's decoder believes lengths.
            Walk.check(schema, value, Frame.SIZE);
            decoder = DecoderFactory.get().binaryDecoder(value, Frame.SIZE, value.length - Frame.SIZE, decoder);
            return reader.read(null, decoder);
        } catch (ContractException | IOException e) {
            throw new UnreadableRecordException(
                    "the value is no " + schema.getName() + " in schema " + id + ": " + e.getMessage());
        }
    }
}
