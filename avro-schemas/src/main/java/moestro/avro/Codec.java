package moestro.avro;

import org.apache.avro.Schema;

/**
 * Turns messages of one contract into bytes and back. Immutable and safe for use by many threads.
 *
 * @param <T> the contract's record
 */
public interface Codec<T> {

    /**
     * Writes a message in Avro's single-object encoding, in the current schema.
     *
     * @return bytes that belong to the caller
     * @throws ContractException if a part is null that must not be, or the message is larger than the limit
     */
    byte[] encode(T message);

    /**
     * The same, with room in front: for those who put something of their own before a message.
     *
     * @param room so many bytes at the beginning are left 0
     */
    byte[] encode(int room, T message);

    /**
     * Reads a message that was written in the current schema or in any other that this codec knows. No length is
     * believed before it was checked.
     *
     * @param bytes are not kept
     * @throws ContractException if they are not a message of this contract, or larger than the limit
     */
    T decode(byte[] bytes);

    /** Whether these bytes name a schema that this codec knows: tells the contracts apart that share a topic. */
    boolean recognises(byte[] bytes);

    /** The schema that messages are written in. */
    Schema schema();

    /**
     * The same codec, which also reads what was written in this schema: that of a newer program, or of one in another
     * language with fields of its own.
     *
     * @throws IllegalArgumentException if messages in that schema cannot be resolved to the current one
     */
    Codec<T> reading(Schema writer);

    /**
     * The same codec with another limit on the size of a message; 8 MiB if not set.
     *
     * @throws IllegalArgumentException if the limit is below 10 bytes or above 1 GiB
     */
    Codec<T> within(int bytes);
}
