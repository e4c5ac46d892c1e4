package moestro.app.dashboard;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** JSON for the page: numbers with six significant digits, and null for what is not finite. */
final class Wire {
    private static final int DIGITS = 6;
    private static final double MOST_EXACT = 1e15;

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(Double.class, new Scalar())
                    .addSerializer(Double.TYPE, new Scalar())
                    .addSerializer(double[].class, new Column()));

    private Wire() {}

    static byte[] bytes(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not representable as JSON: " + message.getClass(), e);
        }
    }

    private static void write(double value, JsonGenerator out) throws IOException {
        if (!Double.isFinite(value)) {
            out.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < MOST_EXACT) {
            out.writeNumber((long) value);
        } else {
            double scale = Math.pow(10, DIGITS - 1 - Math.floor(Math.log10(Math.abs(value))));
            double rounded = Math.rint(value * scale) / scale;
            out.writeNumber(Double.isFinite(rounded) ? rounded : value);
        }
    }

    private static final class Scalar extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            write(value, out);
        }
    }

    private static final class Column extends JsonSerializer<double[]> {
        @Override
        public void serialize(double[] values, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            for (double value : values) {
                write(value, out);
            }
            out.writeEndArray();
        }
    }
}
