package moestro.avro;

/**
 * A question to a remote expert.
 *
 * @param id the event's; the answer carries the same
 * @param call which call it belongs to; the answer carries the same
 * @param partition of the topic of answers that the answer must be sent to; the answer carries the same
 * @param expert who is asked; the answer carries the same
 * @param shape a number for the task and the features, as lessons have it
 * @param time when the event happened, milliseconds since 1970
 * @param asked when it was asked, milliseconds since 1970
 * @param deadline when it is no longer waited for, milliseconds since 1970
 * @param numbers the event's numeric features
 * @param categories the event's nominal features
 * @param standardized the numbers as they are standardized at the prediction
 * @param history the label history as it is at the prediction
 */
@SuppressWarnings("ArrayRecordComponent") // one per question: a list would box every number
public record Ask(
        String id,
        long call,
        int partition,
        String expert,
        long shape,
        long time,
        long asked,
        long deadline,
        float[] numbers,
        String[] categories,
        float[] standardized,
        float[] history) {
    /** Reads and writes questions. */
    public static final Codec<Ask> CODEC = MessageCodec.of("Ask", Ask::write, Ask::read);

    private void write(BinaryOut out) {
        out.putString("id", id);
        out.putLong(call);
        out.putLong(partition);
        out.putString("expert", expert);
        out.putLong(shape);
        out.putLong(time);
        out.putLong(asked);
        out.putLong(deadline);
        out.putFloats("numbers", numbers);
        out.putStrings("categories", categories);
        out.putFloats("standardized", standardized);
        out.putFloats("history", history);
    }

    private static Ask read(BinaryIn in) {
        return new Ask(
                in.getString("id"),
                in.getLong("call"),
                in.getInt("partition"),
                in.getString("expert"),
                in.getLong("shape"),
                in.getLong("time"),
                in.getLong("asked"),
                in.getLong("deadline"),
                in.getFloats("numbers"),
                in.getStrings("categories"),
                in.getFloats("standardized"),
                in.getFloats("history"));
    }
}
