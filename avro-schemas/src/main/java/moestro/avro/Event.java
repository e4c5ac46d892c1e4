package moestro.avro;

/**
 * One thing to predict.
 *
 * @param id names the event; its feedback and its prediction carry the same
 * @param time when it happened, milliseconds since 1970
 * @param numbers the numeric features, in the order of the deployment's features
 * @param categories the nominal features, in the order of the deployment's features
 */
@SuppressWarnings("ArrayRecordComponent") // one per event on the hot path: a list would box every number
public record Event(String id, long time, float[] numbers, String[] categories) {
    /** Reads and writes events. */
    public static final Codec<Event> CODEC = MessageCodec.of("Event", Event::write, Event::read);

    private void write(BinaryOut out) {
        out.putString("id", id);
        out.putLong(time);
        out.putFloats("numbers", numbers);
        out.putStrings("categories", categories);
    }

    private static Event read(BinaryIn in) {
        return new Event(in.getString("id"), in.getLong("time"), in.getFloats("numbers"), in.getStrings("categories"));
    }
}
