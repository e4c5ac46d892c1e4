package moestro.streams;

import moestro.avro.Codec;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serdes of the records on the mixture's topics: Avro, in single-object encoding. */
public final class ContractSerde {
    private ContractSerde() {}

    /**
     * A serde of one kind of record, such as {@code ContractSerde.of(Prediction.CODEC)}. A tombstone stays one.
     *
     * @param codec of the record's class
     */
    public static <T> Serde<T> of(Codec<T> codec) {
        return Serdes.serdeFrom(
                (topic, message) -> message == null ? null : codec.encode(message),
                (topic, bytes) -> bytes == null ? null : codec.decode(bytes));
    }
}
