package moestro.avro;

import java.util.List;

/**
 * What was predicted for one event, and why.
 *
 * @param id the event's
 * @param time the event's, milliseconds since 1970
 * @param output class probabilities in the order of the deployment's classes, or one number in the label's unit
 * @param answer the most probable class; null in regression
 * @param value the predicted number in the label's unit; null in classification
 * @param deviation standard deviation of the number; null in regression if no expert answered, and in classification
 * @param lower lower end of the interval that covers 90 % of the labels; null with deviation
 * @param upper upper end of the same interval
 * @param routes the experts it rests on, best first
 * @param gateVersion offset of the last lesson the gate had folded, -1 for none
 * @param encoderVersion offset of the last lesson the encoder had folded, -1 for none
 * @param degraded what went wrong, one sentence for each expert that failed or rests; empty if nothing did
 * @param explored whether one of the experts was asked for exploration
 * @param resting all experts that could not be asked, though awake, after failures
 * @param range whose models were asked: versions are offsets of its lessons; 0 if there is one
 * @param gates for each range the version of its gate that is in the mean which decided, -1 for none; empty if there was
 *     no mean
 */
@SuppressWarnings("ArrayRecordComponent") // one per event on the hot path: a list would box every number
public record Prediction(
        String id,
        long time,
        float[] output,
        String answer,
        Double value,
        Double deviation,
        Double lower,
        Double upper,
        List<Route> routes,
        long gateVersion,
        long encoderVersion,
        List<String> degraded,
        boolean explored,
        List<String> resting,
        int range,
        List<Long> gates) {
    /** Reads and writes predictions. */
    public static final Codec<Prediction> CODEC = MessageCodec.of("Prediction", Prediction::write, Prediction::read);

    private void write(BinaryOut out) {
        out.putString("id", id);
        out.putLong(time);
        out.putFloats("output", output);
        out.putOptionalString("answer", answer);
        out.putOptionalDouble(value);
        out.putOptionalDouble(deviation);
        out.putOptionalDouble(lower);
        out.putOptionalDouble(upper);
        out.putElements("routes", routes, Route::write);
        out.putLong(gateVersion);
        out.putLong(encoderVersion);
        out.putElements("degraded", degraded, (reason, to) -> to.putString("degraded", reason));
        out.putBoolean(explored);
        out.putElements("resting", resting, (name, to) -> to.putString("resting", name));
        out.putLong(range);
        out.putElements("gates", gates, (version, to) -> to.putLong(version));
    }

    private static Prediction read(BinaryIn in) {
        return new Prediction(
                in.getString("id"),
                in.getLong("time"),
                in.getFloats("output"),
                in.getOptionalString("answer"),
                in.getOptionalDouble("value"),
                in.getOptionalDouble("deviation"),
                in.getOptionalDouble("lower"),
                in.getOptionalDouble("upper"),
                List.of(in.getElements("routes", Route.LEAST_BYTES, new Route[0], (from, field) -> Route.read(from))),
                in.getLong("gateVersion"),
                in.getLong("encoderVersion"),
                List.of(in.getStrings("degraded")),
                in.getBoolean("explored"),
                List.of(in.getStrings("resting")),
                in.getInt("range"),
                List.of(in.getElements("gates", 1, new Long[0], BinaryIn::getLong)));
    }

    /**
     * One expert asked, and its share in the output.
     *
     * @param expert its name
     * @param weight its share in the output
     * @param logit the score it was selected by
     * @param output its own answer, in the form of the prediction's
     * @param version offset of the last lesson its model had folded, -1 for none
     */
    @SuppressWarnings("ArrayRecordComponent") // one per event on the hot path: a list would box every number
    public record Route(String expert, float weight, float logit, float[] output, long version) {
        private static final int LEAST_BYTES = 11;

        private void write(BinaryOut out) {
            out.putString("routes.expert", expert);
            out.putFloat(weight);
            out.putFloat(logit);
            out.putFloats("routes.output", output);
            out.putLong(version);
        }

        private static Route read(BinaryIn in) {
            return new Route(
                    in.getString("routes.expert"),
                    in.getFloat("routes.weight"),
                    in.getFloat("routes.logit"),
                    in.getFloats("routes.output"),
                    in.getLong("routes.version"));
        }
    }
}
