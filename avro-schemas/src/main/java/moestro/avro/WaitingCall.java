package moestro.avro;

import java.util.List;

/**
 * An event whose prediction waits for remote experts: all that the merge will need.
 *
 * @param id the event's
 * @param call the offset of the event in its partition
 * @param shape a number for the task and the features, as lessons have it
 * @param time when the event happened, milliseconds since 1970
 * @param timestamp of the event's record, milliseconds since 1970
 * @param headers of the event's record
 * @param numbers the event's numeric features
 * @param categories the event's nominal features
 * @param standardized the numbers as they were standardized
 * @param history the label history as it was
 * @param gateVersion offset of the last lesson folded into the gate that selected, -1 for none
 * @param experts names of all experts of the panel
 * @param logits the router's logit of each of them
 * @param asked the experts asked, those routed first
 * @param routed how many of the asked the prediction rests on
 * @param explored name of the expert asked for exploration, or null
 * @param passedOver names of the experts that were at their capacity
 * @param resting the experts that could not be asked, though awake
 */
@SuppressWarnings("ArrayRecordComponent") // one per call: lists would box every number
public record WaitingCall(
        String id,
        long call,
        long shape,
        long time,
        long timestamp,
        List<Header> headers,
        float[] numbers,
        String[] categories,
        float[] standardized,
        float[] history,
        long gateVersion,
        String[] experts,
        float[] logits,
        List<Asked> asked,
        int routed,
        String explored,
        String[] passedOver,
        List<Rest> resting) {
    /** Reads and writes waiting calls. */
    public static final Codec<WaitingCall> CODEC =
            MessageCodec.of("WaitingCall", WaitingCall::write, WaitingCall::read);

    private void write(BinaryOut out) {
        out.putString("id", id);
        out.putLong(call);
        out.putLong(shape);
        out.putLong(time);
        out.putLong(timestamp);
        out.putElements("headers", headers, Header::write);
        out.putFloats("numbers", numbers);
        out.putStrings("categories", categories);
        out.putFloats("standardized", standardized);
        out.putFloats("history", history);
        out.putLong(gateVersion);
        out.putStrings("experts", experts);
        out.putFloats("logits", logits);
        out.putElements("asked", asked, Asked::write);
        out.putLong(routed);
        out.putOptionalString("explored", explored);
        out.putStrings("passedOver", passedOver);
        out.putElements("resting", resting, Rest::write);
    }

    private static WaitingCall read(BinaryIn in) {
        return new WaitingCall(
                in.getString("id"),
                in.getLong("call"),
                in.getLong("shape"),
                in.getLong("time"),
                in.getLong("timestamp"),
                List.of(in.getElements("headers", 2, new Header[0], (from, field) -> Header.read(from))),
                in.getFloats("numbers"),
                in.getStrings("categories"),
                in.getFloats("standardized"),
                in.getFloats("history"),
                in.getLong("gateVersion"),
                in.getStrings("experts"),
                in.getFloats("logits"),
                List.of(in.getElements("asked", Asked.LEAST_BYTES, new Asked[0], (from, field) -> Asked.read(from))),
                in.getInt("routed"),
                in.getOptionalString("explored"),
                in.getStrings("passedOver"),
                List.of(in.getElements("resting", 2, new Rest[0], (from, field) -> Rest.read(from))));
    }

    /**
     * One header of a record.
     *
     * @param name its key
     * @param value its value, may be null
     */
    @SuppressWarnings("ArrayRecordComponent") // as Kafka has it
    public record Header(String name, byte[] value) {
        private void write(BinaryOut out) {
            out.putString("headers.name", name);
            out.putBranch(value == null ? 0 : 1);
            if (value != null) {
                out.putBytes("headers.value", value);
            }
        }

        private static Header read(BinaryIn in) {
            return new Header(
                    in.getString("headers.name"),
                    in.getIndex("headers.value", 2) == 0 ? null : in.getBytes("headers.value"));
        }
    }

    /**
     * One expert that was asked.
     *
     * @param expert its name
     * @param score it was selected by
     * @param propensity how probable it was that it would be asked
     * @param deadline until when its answer is waited for, milliseconds since 1970; null if it is not waited for
     * @param output its answer in the experts' scale; empty if there is none
     * @param failure why there is none and will be none; null otherwise
     * @param version offset of the last lesson that its model had folded, -1 for none
     */
    @SuppressWarnings("ArrayRecordComponent") // one per call: a list would box every number
    public record Asked(
            String expert, float score, float propensity, Long deadline, float[] output, String failure, long version) {
        private static final int LEAST_BYTES = 13;

        private void write(BinaryOut out) {
            out.putString("asked.expert", expert);
            out.putFloat(score);
            out.putFloat(propensity);
            out.putBranch(deadline == null ? 0 : 1);
            if (deadline != null) {
                out.putLong(deadline);
            }
            out.putFloats("asked.output", output);
            out.putOptionalString("asked.failure", failure);
            out.putLong(version);
        }

        private static Asked read(BinaryIn in) {
            return new Asked(
                    in.getString("asked.expert"),
                    in.getFloat("asked.score"),
                    in.getFloat("asked.propensity"),
                    in.getIndex("asked.deadline", 2) == 0 ? null : (Long) in.getLong("asked.deadline"),
                    in.getFloats("asked.output"),
                    in.getOptionalString("asked.failure"),
                    in.getLong("asked.version"));
        }
    }

    /**
     * One expert that could not be asked.
     *
     * @param expert its name
     * @param why what it did, to be read after its name
     */
    public record Rest(String expert, String why) {
        private void write(BinaryOut out) {
            out.putString("resting.expert", expert);
            out.putString("resting.why", why);
        }

        private static Rest read(BinaryIn in) {
            return new Rest(in.getString("resting.expert"), in.getString("resting.why"));
        }
    }
}
