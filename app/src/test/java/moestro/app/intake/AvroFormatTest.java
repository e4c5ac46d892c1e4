package moestro.app.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import moestro.topology.UnreadableRecordException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class AvroFormatTest {
    private static final long NOON = 1_767_268_800_000L;
    private static final Schema SCHEMA = SchemaParser.parseSingle("""
        {"type": "record", "name": "Departure", "fields": [
          {"name": "flight", "type": {"type": "record", "name": "Flight", "fields": [
            {"name": "id", "type": "string"}, {"name": "seats", "type": "int"}]}},
          {"name": "millis", "type": {"type": "long", "logicalType": "timestamp-millis"}},
          {"name": "micros", "type": ["null", {"type": "long", "logicalType": "timestamp-micros"}]},
          {"name": "day", "type": {"type": "int", "logicalType": "date"}},
          {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 8, "scale": 2}},
          {"name": "status", "type": {"type": "enum", "name": "Status", "symbols": ["ON_TIME", "LATE"]}},
          {"name": "gate", "type": ["null", "string"]},
          {"name": "weather", "type": ["null", {"type": "map", "values": "double"}]},
          {"name": "domestic", "type": "boolean"},
          {"name": "crew", "type": {"type": "array", "items": "string"}},
          {"name": "raw", "type": "bytes"}
        ]}
        """);

    private final RecordFormat format = RecordFormat.avro(id -> {
        if (id == 7) {
            return SCHEMA;
        }
        throw new UnreadableRecordException("no schema " + id);
    });

    @Test
    void everyTypeIsReadAsWhatItMeans() {
        Map<String, Field> leaves = FieldPath.leaves(format.decode(departure()));

        assertEquals(
                List.of(
                        "flight.id=Text[value=UA 1]",
                        "flight.seats=Numeric[value=180]",
                        "millis=Moment[millis=1767268800000]",
                        "micros=Moment[millis=1767268800000]",
                        "day=Moment[millis=1767225600000]",
                        "price=Numeric[value=99.90]",
                        "status=Text[value=LATE]",
                        "gate=Null[]",
                        "weather.wind=Numeric[value=12.5]",
                        "domestic=Flag[value=true]",
                        "crew=Opaque[kind=a list]",
                        "raw=Opaque[kind=bytes]"),
                leaves.entrySet().stream().map(Object::toString).toList());
    }

    @Test
    void aPathLeadsThroughRecordsMapsAndUnions() {
        Field.Group record = format.decode(departure());

        assertEquals(new Field.Numeric(12.5), FieldPath.of("weather.wind").in(record));
        assertEquals(new Field.Text("UA 1"), FieldPath.of("flight.id").in(record));
        assertEquals(
                "missing, for 'weather' has only wind",
                FieldPath.of("weather.rain").in(record).shown());
        assertEquals(
                "missing, for 'gate' is null",
                FieldPath.of("gate.number").in(record).shown());
        assertTrue(FieldPath.of("wheather").in(record).shown().startsWith("missing, for the record has only flight,"));
    }

    @Test
    void whatIsNotInTheFrameIsRefusedWithWhatItLooksLike() {
        assertRefused("{\"a\": 1}".getBytes(StandardCharsets.UTF_8), "as JSON does: is it 'format: json'?");
        assertRefused(new byte[] {(byte) 0xC3, 1, 2, 3, 4, 5, 6}, "it begins with the byte C3");
        assertRefused(new byte[] {0, 0, 0}, "it has only 3 bytes");
        assertRefused(new byte[0], "it is empty");
        assertRefused(new byte[] {0, 0, 0, 1, 0, 1}, "no schema 256");
    }

    @Test
    void aRecordThatIsCutOrHasMoreBehindItIsRefused() {
        byte[] whole = departure();

        for (int length = Frame.SIZE; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), "the value is no Departure in schema 7");
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 3), "3 bytes follow");
    }

    @Property(tries = 2000)
    void whateverComesIsReadOrRefused(@ForAll byte[] body) {
        byte[] value = ByteBuffer.allocate(Frame.SIZE + body.length)
                .put((byte) 0)
                .putInt(7)
                .put(body)
                .array();
        try {
            FieldPath.leaves(format.decode(value));
        } catch (UnreadableRecordException e) {
            assertTrue(e.getMessage().contains("schema 7"), e::getMessage);
        }
    }

    private void assertRefused(byte[] value, String reason) {
        String told = assertThrows(UnreadableRecordException.class, () -> format.decode(value))
                .getMessage();
        assertTrue(told.contains(reason), told);
    }

    private static byte[] departure() {
        GenericData.Record flight = new GenericRecordBuilder(
                        SCHEMA.getField("flight").schema())
                .set("id", "UA 1")
                .set("seats", 180)
                .build();
        return Confluent.framed(
                7,
                SCHEMA,
                new GenericRecordBuilder(SCHEMA)
                        .set("flight", flight)
                        .set("millis", NOON)
                        .set("micros", NOON * 1000 + 1)
                        .set("day", 20454)
                        .set(
                                "price",
                                ByteBuffer.wrap(
                                        new BigDecimal("99.90").unscaledValue().toByteArray()))
                        .set(
                                "status",
                                new GenericData.EnumSymbol(
                                        SCHEMA.getField("status").schema(), "LATE"))
                        .set("gate", null)
                        .set("weather", Map.of("wind", 12.5))
                        .set("domestic", true)
                        .set("crew", List.of("Ann"))
                        .set("raw", ByteBuffer.allocate(2))
                        .build());
    }
}
