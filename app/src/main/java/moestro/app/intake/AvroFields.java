package moestro.app.intake;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;

/** Avro's generic data as fields. Logical types that are times become times, decimals numbers. */
final class AvroFields {
    private static final Conversions.DecimalConversion DECIMAL = new Conversions.DecimalConversion();
    private static final long MICROS = TimeUnit.MILLISECONDS.toMicros(1);
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private AvroFields() {}

    /** A datum that was read in this schema. */
    static Field of(Object datum, Schema schema) {
        return switch (schema.getType()) {
            case UNION -> of(datum, schema.getTypes().get(GenericData.get().resolveUnion(schema, datum)));
            case RECORD -> new Parts((IndexedRecord) datum);
            case MAP -> new Entries((Map<?, ?>) datum, schema.getValueType());
            case STRING, ENUM -> new Field.Text(datum.toString());
            case INT, LONG -> whole(((Number) datum).longValue(), schema.getLogicalType());
            case FLOAT, DOUBLE -> new Field.Numeric((Number) datum);
            case BOOLEAN -> new Field.Flag((Boolean) datum);
            case NULL -> new Field.Null();
            case BYTES, FIXED -> bytes(datum, schema);
            case ARRAY -> new Field.Opaque("a list");
        };
    }

    /** A local timestamp has no zone, and is taken as one of UTC. */
    private static Field whole(long value, LogicalType type) {
        return switch (type == null ? "" : type.getName()) {
            case "timestamp-millis", "local-timestamp-millis" -> new Field.Moment(value);
            case "timestamp-micros", "local-timestamp-micros" -> new Field.Moment(Math.floorDiv(value, MICROS));
            case "timestamp-nanos", "local-timestamp-nanos" -> new Field.Moment(Math.floorDiv(value, NANOS));
            case "date" -> new Field.Moment(TimeUnit.DAYS.toMillis(value));
            default -> new Field.Numeric(value);
        };
    }

    private static Field bytes(Object datum, Schema schema) {
        if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal decimal)) {
            return new Field.Opaque("bytes");
        }
        if (datum instanceof ByteBuffer bytes && !bytes.hasRemaining()) {
            return new Field.Opaque("a decimal without a byte");
        }
        return new Field.Numeric(
                datum instanceof GenericFixed fixed
                        ? DECIMAL.fromFixed(fixed, schema, decimal)
                        : DECIMAL.fromBytes((ByteBuffer) datum, schema, decimal));
    }

    /** The fields of a record. */
    private record Parts(IndexedRecord record) implements Field.Group {
        @Override
        public Field get(String name) {
            Schema.Field field = record.getSchema().getField(name);
            return field == null ? null : of(record.get(field.pos()), field.schema());
        }

        @Override
        public Collection<String> names() {
            return record.getSchema().getFields().stream()
                    .map(Schema.Field::name)
                    .toList();
        }
    }

    /** The entries of a map, whose keys are Avro's own texts or Java's. */
    private record Entries(Map<?, ?> map, Schema values) implements Field.Group {
        @Override
        public Field get(String name) {
            for (Object key : List.of(new Utf8(name), name)) {
                if (map.containsKey(key)) {
                    return of(map.get(key), values);
                }
            }
            return null;
        }

        @Override
        public Collection<String> names() {
            return map.keySet().stream().map(Object::toString).collect(Collectors.toList());
        }
    }
}
