package moestro.avro;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Shows a contract's record as Avro's generic data: each field of the schema is the component of the same name. */
final class Mirror {

    private Mirror() {}

    /** The generic twin of a value. */
    static Object of(Object value, Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> ofRecord(value, schema);
            case ARRAY -> ofElements(value, schema.getElementType());
            case UNION -> ofUnion(value, schema);
            case ENUM -> new GenericData.EnumSymbol(schema, value.toString());
            case BYTES -> ByteBuffer.wrap((byte[]) value);
            case STRING, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> value;
            case MAP, FIXED -> throw new IllegalArgumentException("no contract has a " + schema.getType());
        };
    }

    private static Object ofRecord(Object value, Schema schema) {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), of(component(value, field.name()), field.schema()));
        }
        return record;
    }

    private static Object component(Object value, String name) {
        try {
            return value.getClass().getMethod(name).invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(value.getClass() + " has no component " + name, e);
        }
    }

    private static Object ofElements(Object value, Schema schema) {
        Object array = value instanceof List<?> list ? list.toArray() : value;
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(of(Array.get(array, i), schema));
        }
        return elements;
    }

    private static Object ofUnion(Object value, Schema schema) {
        return switch (value) {
            case null -> null;
            case Label.Value(double number) -> number;
            case Label.ClassName(String name) -> name;
            default -> of(value, schema.getTypes().get(1));
        };
    }
}
