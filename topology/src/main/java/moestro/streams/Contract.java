package moestro.streams;

/** Makes a record of one of the mixture's topics of what a user's stream has. */
@FunctionalInterface
interface Contract<V> {

    /**
     * The record's value.
     *
     * @param id the stream's key
     * @param time the stream's timestamp, milliseconds since 1970
     * @param value the stream's value, not null
     * @throws IllegalArgumentException if no record can be made of it; the message says why
     */
    byte[] encode(String id, long time, V value);
}
