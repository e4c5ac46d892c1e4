package moestro.examples.taxi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Records as JSON objects. */
final class JsonSerde {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonSerde() {}

    static <T> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom((topic, record) -> bytes(record), (topic, bytes) -> record(bytes, type));
    }

    private static byte[] bytes(Object record) {
        try {
            return record == null ? null : MAPPER.writeValueAsBytes(record);
        } catch (IOException e) {
            throw new SerializationException("not representable as JSON: " + record, e);
        }
    }

    private static <T> T record(byte[] bytes, Class<T> type) {
        try {
            return bytes == null ? null : MAPPER.readValue(bytes, type);
        } catch (IOException e) {
            throw new SerializationException("no JSON of a " + type.getSimpleName(), e);
        }
    }
}
