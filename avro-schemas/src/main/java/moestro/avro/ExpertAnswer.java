package moestro.avro;

/**
 * What a remote expert answers to an {@link Ask}.
 *
 * @param id as in the question
 * @param call as in the question
 * @param partition as in the question, and the partition that the answer is sent to
 * @param expert as in the question
 * @param value in regression the number, in the label's own unit; otherwise null
 * @param probabilities in classification the probability of each class; otherwise empty
 * @param failure why there is no answer; null if there is one
 * @param version offset of the last lesson that its model had folded; -1 if it does not say
 */
@SuppressWarnings("ArrayRecordComponent") // one per answer: a list would box every number
public record ExpertAnswer(
        String id,
        long call,
        int partition,
        String expert,
        Double value,
        float[] probabilities,
        String failure,
        long version) {
    /** Reads and writes answers. */
    public static final Codec<ExpertAnswer> CODEC =
            MessageCodec.of("ExpertAnswer", ExpertAnswer::write, ExpertAnswer::read);

    private static final float[] NOTHING = {};

    /** A number in the label's own unit. */
    public static ExpertAnswer ofValue(Ask ask, double value, long version) {
        return new ExpertAnswer(ask.id(), ask.call(), ask.partition(), ask.expert(), value, NOTHING, null, version);
    }

    /** The probability of each class, in the order of the deployment's. */
    public static ExpertAnswer ofClasses(Ask ask, float[] probabilities, long version) {
        return new ExpertAnswer(
                ask.id(), ask.call(), ask.partition(), ask.expert(), null, probabilities, null, version);
    }

    /** No answer. */
    public static ExpertAnswer ofFailure(Ask ask, String reason) {
        return new ExpertAnswer(ask.id(), ask.call(), ask.partition(), ask.expert(), null, NOTHING, reason, -1);
    }

    private void write(BinaryOut out) {
        out.putString("id", id);
        out.putLong(call);
        out.putLong(partition);
        out.putString("expert", expert);
        out.putOptionalDouble(value);
        out.putFloats("probabilities", probabilities);
        out.putOptionalString("failure", failure);
        out.putLong(version);
    }

    private static ExpertAnswer read(BinaryIn in) {
        return new ExpertAnswer(
                in.getString("id"),
                in.getLong("call"),
                in.getInt("partition"),
                in.getString("expert"),
                in.getOptionalDouble("value"),
                in.getFloats("probabilities"),
                in.getOptionalString("failure"),
                in.getLong("version"));
    }
}
