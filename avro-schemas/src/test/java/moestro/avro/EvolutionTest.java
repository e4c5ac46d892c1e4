package moestro.avro;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No message that was ever written becomes unreadable. */
class EvolutionTest {
    /** Fingerprints of all versions, oldest first: a new version is added here, none is ever changed. */
    private static final Map<String, List<String>> PUBLISHED = Map.ofEntries(
            Map.entry("Ask", List.of("7435dae999bfedf2")),
            Map.entry("Command", List.of("ff4854d07e77f8f1", "99aa71eb6777e71b")),
            Map.entry("Decision", List.of("91fefef03615e791", "db1a581b8db06e9c")),
            Map.entry("Event", List.of("65ae698d0c6e33c6")),
            Map.entry("ExpertAnswer", List.of("f169f92d0ac0f274")),
            Map.entry("Feedback", List.of("18e9bb953120d39e")),
            Map.entry("Lesson", List.of("4e7cb08abb791336")),
            Map.entry("Manifest", List.of("3da7b53d014240e6")),
            Map.entry("ModelPart", List.of("9e0309f7889374a1")),
            Map.entry("Prediction", List.of("51c2c72cd1c193ff", "ba731e870296c2f7")),
            Map.entry("RoutingReport", List.of("8a3fa54d2ab0292e")),
            Map.entry("WaitingCall", List.of("2293e0713881cfd6")));

    static List<Schema> schemas() {
        return Sample.CODECS.stream().map(Codec::schema).toList();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void theCurrentSchemaIsTheNewestOfItsHistory(Schema schema) {
        List<Schema> history = SchemaBook.history(schema.getName());
        assertEquals(history.getLast(), schema, "copy the changed schema to the next version of its history");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aPublishedVersionNeverChanges(Schema schema) {
        List<String> fingerprints = SchemaBook.history(schema.getName()).stream()
                .map(version -> SchemaBook.hex(SchemaBook.fingerprint(version)))
                .toList();
        assertEquals(PUBLISHED.get(schema.getName()), fingerprints);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void theCurrentSchemaReadsEveryVersionAndIsReadByIt(Schema schema) {
        for (Schema version : SchemaBook.history(schema.getName())) {
            assertReads(schema, version);
            assertReads(version, schema);
        }
    }

    private static void assertReads(Schema reader, Schema writer) {
        var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertEquals(SchemaCompatibilityType.COMPATIBLE, compatibility.getType(), compatibility::getDescription);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyFieldSaysWhatItIs(Schema schema) {
        assertNotNull(schema.getDoc(), schema.getFullName());
        for (Schema.Field field : schema.getFields()) {
            assertNotNull(field.doc(), schema.getFullName() + "." + field.name());
            Schema type = field.schema();
            Schema inner = type.getType() == Schema.Type.ARRAY ? type.getElementType() : type;
            if (inner.getType() == Schema.Type.RECORD) {
                everyFieldSaysWhatItIs(inner);
            }
        }
    }

    @Provide
    Arbitrary<Sample> foreign() {
        return Sample.foreign();
    }

    @Property(tries = 300)
    void anEventInAnotherSchemaIsReadAsAvroResolvesIt(@ForAll("foreign") Sample sample) throws IOException {
        Schema current = Event.CODEC.schema();
        Object resolved = read(sample.datum(), sample.writer(), current);
        Object event = sample.codec().decode(sample.message());
        assertArrayEquals(Sample.body(resolved, current), Sample.body(Mirror.of(event, current), current));
    }

    @Test
    void aFieldThatWasAddedTakesItsDefaultInBothDirections() throws IOException {
        GenericData.Record earlier = new GenericData.Record(Sample.EARLIER_EVENT);
        earlier.put("id", "a");
        earlier.put("time", 5L);
        earlier.put("numbers", List.of(1f));
        Codec<Event> codec = Event.CODEC.reading(Sample.EARLIER_EVENT);
        Event event = codec.decode(new Sample(codec, Sample.EARLIER_EVENT, earlier).message());
        assertEquals("a", event.id());
        assertArrayEquals(new float[] {1}, event.numbers());
        assertArrayEquals(new String[0], event.categories());

        Object today = Mirror.of(event, Event.CODEC.schema());
        GenericData.Record later = (GenericData.Record) read(today, Event.CODEC.schema(), Sample.LATER_EVENT);
        assertEquals("a", later.get("id").toString());
        assertEquals(Map.of(), later.get("tags"));
        GenericData.Record before = (GenericData.Record) read(today, Event.CODEC.schema(), Sample.EARLIER_EVENT);
        assertEquals(List.of(1f), before.get("numbers"));
    }

    private static Object read(Object datum, Schema writer, Schema reader) throws IOException {
        byte[] body = Sample.body(datum, writer);
        return new GenericDatumReader<>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(body, null));
    }

    @Test
    void anEarlierVersionIsUnknownUntilItIsNamed() {
        GenericData.Record earlier = new GenericData.Record(Sample.EARLIER_EVENT);
        earlier.put("id", "a");
        earlier.put("time", 5L);
        earlier.put("numbers", List.of());
        byte[] message = new Sample(Event.CODEC, Sample.EARLIER_EVENT, earlier).message();
        assertFalse(Event.CODEC.recognises(message));
        assertThrows(ContractException.class, () -> Event.CODEC.decode(message));
        assertEquals(
                "a", Event.CODEC.reading(Sample.EARLIER_EVENT).decode(message).id());
    }

    @Test
    void aSchemaThatCannotBeResolvedIsRefusedAtOnce() {
        Schema other = SchemaParser.parseSingle("""
                {"type": "record", "name": "Event", "namespace": "moestro.avro", "fields": [
                  {"name": "id", "type": "double"}]}""");
        assertThrows(IllegalArgumentException.class, () -> Event.CODEC.reading(other));
    }
}
