package moestro.avro;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Makes up data of any schema. */
final class AnyDatum {
    private static final int MOST_ELEMENTS = 12;
    private static final int MOST_BYTES = 80;

    private static final List<Float> ODD_FLOATS =
            List.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE);
    private static final List<Double> ODD_DOUBLES =
            List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE);

    private AnyDatum() {}

    /** Data as Avro's generic writer takes it. */
    static Arbitrary<Object> of(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> Combinators.combine(fields(schema)).as(values -> record(schema, values));
            case UNION -> Arbitraries.of(schema.getTypes()).flatMap(AnyDatum::of);
            case ARRAY ->
                of(schema.getElementType()).list().ofMaxSize(MOST_ELEMENTS).map(List::copyOf);
            case MAP ->
                Arbitraries.maps(texts(), of(schema.getValueType()))
                        .ofMaxSize(MOST_ELEMENTS)
                        .map(Object.class::cast);
            case ENUM ->
                Arbitraries.of(schema.getEnumSymbols()).map(symbol -> new GenericData.EnumSymbol(schema, symbol));
            case FIXED ->
                bytes(schema.getFixedSize(), schema.getFixedSize()).map(b -> new GenericData.Fixed(schema, b));
            case BYTES -> bytes(0, MOST_BYTES).map(ByteBuffer::wrap);
            case STRING -> texts().map(Object.class::cast);
            case INT -> Arbitraries.integers().map(Object.class::cast);
            case LONG -> Arbitraries.longs().map(Object.class::cast);
            case FLOAT ->
                Arbitraries.oneOf(Arbitraries.floats(), Arbitraries.of(ODD_FLOATS))
                        .map(Object.class::cast);
            case DOUBLE ->
                Arbitraries.oneOf(Arbitraries.doubles(), Arbitraries.of(ODD_DOUBLES))
                        .map(Object.class::cast);
            case BOOLEAN -> Arbitraries.of(true, false).map(Object.class::cast);
            case NULL -> Arbitraries.just(null);
        };
    }

    private static List<Arbitrary<Object>> fields(Schema schema) {
        return schema.getFields().stream().map(field -> of(field.schema())).toList();
    }

    private static Object record(Schema schema, List<Object> values) {
        GenericData.Record record = new GenericData.Record(schema);
        for (int i = 0; i < values.size(); i++) {
            record.put(i, values.get(i));
        }
        return record;
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(MOST_BYTES),
                Arbitraries.strings().withCharRange('\u0000', '\uD7FF').ofMaxLength(MOST_BYTES),
                Arbitraries.of("", "Grün\uD83C\uDF33", "\uFFFD is a character like any other", "é".repeat(200)));
    }

    private static Arbitrary<byte[]> bytes(int least, int most) {
        return Arbitraries.bytes().array(byte[].class).ofMinSize(least).ofMaxSize(most);
    }
}
