package moestro.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;

/** Reads messages as somebody would who has a contract's schema file and Avro, and nothing of Moestro's. */
final class PlainAvro {
    private final Schema schema;

    PlainAvro(String contract) throws IOException {
        String file = "/moestro/avro/" + contract + ".avsc";
        try (InputStream in = PlainAvro.class.getResourceAsStream(file)) {
            schema = SchemaParser.parseSingle(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Reads a message in the schema it was written in. */
    GenericRecord read(byte[] message) throws IOException {
        assertEquals((byte) 0xC3, message[0], "first byte of Avro's single-object marker");
        assertEquals((byte) 0x01, message[1], "second byte of Avro's single-object marker");
        return new BinaryMessageDecoder<GenericRecord>(GenericData.get(), schema).decode(message);
    }

    /** Reads one text field of a message, by a schema of the reader's own that has no other and one field more. */
    GenericRecord readOnly(String field, byte[] message) throws IOException {
        Schema narrow = SchemaBuilder.record(schema.getName())
                .namespace(schema.getNamespace())
                .fields()
                .requiredString(field)
                .optionalLong("ownField")
                .endRecord();
        assertEquals(
                SchemaCompatibilityType.COMPATIBLE,
                SchemaCompatibility.checkReaderWriterCompatibility(narrow, schema)
                        .getType());
        BinaryMessageDecoder<GenericRecord> decoder = new BinaryMessageDecoder<>(GenericData.get(), narrow);
        decoder.addSchema(schema);
        return decoder.decode(message);
    }
}
