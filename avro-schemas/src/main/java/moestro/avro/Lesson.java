package moestro.avro;

/**
 * What a label teaches: the event, who was asked and what they answered, and the truth. Without a label, what a
 * prediction keeps until its label comes. Answers are in the experts' scale: class probabilities, or a scaled number.
 *
 * @param id the event's
 * @param shape a number for the task and the features it was made for; a learner of others refuses it
 * @param eventTime when the event happened, milliseconds since 1970
 * @param labelTime when the truth became known, milliseconds since 1970; 0 while there is no label
 * @param label the true number in its own unit, or the index of the true class; null while it is not known
 * @param numbers the event's numeric features
 * @param categories the event's nominal features
 * @param standardized the numbers as they were standardized at the prediction
 * @param history the label history as it was at the prediction
 * @param asked names of the experts asked, those routed first
 * @param routed how many of them the prediction rests on; the others were shadow-scored
 * @param explored name of the expert asked for exploration, or null
 * @param propensities for each asked expert, how probable it was that it would be asked
 * @param answers for each asked expert its answer, float[outputs]; empty if it failed
 * @param logits for each asked expert the score it was selected by
 * @param combined the answer of each combiner, float[combiners][outputs]
 * @param output the answer of the mixture, float[outputs]
 * @param stackInputs the autoregressive inputs of the regression stack, float[3]; empty for classes
 * @param gateVersion offset of the last lesson folded into the gate that selected, -1 for none
 * @param lessonsSeen how many lessons that gate had folded
 */
@SuppressWarnings("ArrayRecordComponent") // one per event on the hot path: lists would box every number
public record Lesson(
        String id,
        long shape,
        long eventTime,
        long labelTime,
        Double label,
        float[] numbers,
        String[] categories,
        float[] standardized,
        float[] history,
        String[] asked,
        int routed,
        String explored,
        float[] propensities,
        float[][] answers,
        float[] logits,
        float[][] combined,
        float[] output,
        float[] stackInputs,
        long gateVersion,
        long lessonsSeen) {
    /** Reads and writes lessons, with or without a label. */
    public static final Codec<Lesson> CODEC;

    private static final MessageCodec<Lesson> MESSAGES;

    static {
        MESSAGES = MessageCodec.of("Lesson", Lesson::write, Lesson::read);
        CODEC = MESSAGES;
    }

    /** Whether it waits for its label. */
    public boolean isPending() {
        return label == null;
    }

    /** The same lesson with its label. */
    public Lesson labelled(long newLabelTime, double newLabel) {
        return new Lesson(
                id,
                shape,
                eventTime,
                newLabelTime,
                newLabel,
                numbers,
                categories,
                standardized,
                history,
                asked,
                routed,
                explored,
                propensities,
                answers,
                logits,
                combined,
                output,
                stackInputs,
                gateVersion,
                lessonsSeen);
    }

    /**
     * A lesson with its label, from its bytes: what {@link #CODEC} would make of the same lesson, but that all the other
     * fields are checked and copied, not read.
     *
     * @param lesson with or without a label
     * @throws ContractException as {@link Codec#decode} does
     */
    public static byte[] labelled(byte[] lesson, long labelTime, double label) {
        byte[] edited = MESSAGES.edited(lesson, (in, out) -> label(in, out, labelTime, label));
        return edited == null ? CODEC.encode(CODEC.decode(lesson).labelled(labelTime, label)) : edited;
    }

    private static void label(BinaryIn in, BinaryOut out, long labelTime, double label) {
        int from = in.position();
        in.skipString("id");
        in.getLong("shape");
        in.getLong("eventTime");
        in.copySince(from, out);
        in.getLong("labelTime");
        in.getOptionalDouble("label");
        out.putLong(labelTime);
        out.putOptionalDouble(label);
        from = in.position();
        skipBody(in);
        in.copySince(from, out);
    }

    private static void skipBody(BinaryIn in) {
        in.skipFloats("numbers");
        in.skipElements("categories", BinaryIn::skipString);
        in.skipFloats("standardized");
        in.skipFloats("history");
        in.skipElements("asked", BinaryIn::skipString);
        in.getInt("routed");
        if (in.getIndex("explored", 2) == 1) {
            in.skipString("explored");
        }
        in.skipFloats("propensities");
        in.skipElements("answers", BinaryIn::skipFloats);
        in.skipFloats("logits");
        in.skipElements("combined", BinaryIn::skipFloats);
        in.skipFloats("output");
        in.skipFloats("stackInputs");
        in.getLong("gateVersion");
        in.getLong("lessonsSeen");
    }

    private void write(BinaryOut out) {
        out.putString("id", id);
        out.putLong(shape);
        out.putLong(eventTime);
        out.putLong(labelTime);
        out.putOptionalDouble(label);
        out.putFloats("numbers", numbers);
        out.putStrings("categories", categories);
        out.putFloats("standardized", standardized);
        out.putFloats("history", history);
        out.putStrings("asked", asked);
        out.putLong(routed);
        out.putOptionalString("explored", explored);
        out.putFloats("propensities", propensities);
        out.putRows("answers", answers);
        out.putFloats("logits", logits);
        out.putRows("combined", combined);
        out.putFloats("output", output);
        out.putFloats("stackInputs", stackInputs);
        out.putLong(gateVersion);
        out.putLong(lessonsSeen);
    }

    private static Lesson read(BinaryIn in) {
        return new Lesson(
                in.getString("id"),
                in.getLong("shape"),
                in.getLong("eventTime"),
                in.getLong("labelTime"),
                in.getOptionalDouble("label"),
                in.getFloats("numbers"),
                in.getStrings("categories"),
                in.getFloats("standardized"),
                in.getFloats("history"),
                in.getStrings("asked"),
                in.getInt("routed"),
                in.getOptionalString("explored"),
                in.getFloats("propensities"),
                in.getRows("answers"),
                in.getFloats("logits"),
                in.getRows("combined"),
                in.getFloats("output"),
                in.getFloats("stackInputs"),
                in.getLong("gateVersion"),
                in.getLong("lessonsSeen"));
    }
}
