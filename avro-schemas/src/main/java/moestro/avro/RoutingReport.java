package moestro.avro;

import java.util.List;

/**
 * How one serving task spread its events over the experts since its last report.
 *
 * @param time when the report was made, milliseconds since 1970
 * @param partition that the task serves
 * @param predictions how many events were predicted
 * @param perExpert the experts of the panel, in its order
 * @param loadEntropy entropy of the shares over its maximum: 1 if all carry the same, 0 if one carries all
 * @param maxViolation largest routed count over the mean, minus 1
 * @param squaredVariation squared coefficient of variation of the routed counts
 */
public record RoutingReport(
        long time,
        int partition,
        long predictions,
        List<ExpertLoad> perExpert,
        double loadEntropy,
        double maxViolation,
        double squaredVariation) {
    /** Reads and writes routing reports. */
    public static final Codec<RoutingReport> CODEC =
            MessageCodec.of("RoutingReport", RoutingReport::write, RoutingReport::read);

    private void write(BinaryOut out) {
        out.putLong(time);
        out.putLong(partition);
        out.putLong(predictions);
        out.putElements("perExpert", perExpert, ExpertLoad::write);
        out.putDouble(loadEntropy);
        out.putDouble(maxViolation);
        out.putDouble(squaredVariation);
    }

    private static RoutingReport read(BinaryIn in) {
        return new RoutingReport(
                in.getLong("time"),
                in.getInt("partition"),
                in.getLong("predictions"),
                List.of(in.getElements(
                        "perExpert",
                        ExpertLoad.LEAST_BYTES,
                        new ExpertLoad[0],
                        (from, field) -> ExpertLoad.read(from))),
                in.getDouble("loadEntropy"),
                in.getDouble("maxViolation"),
                in.getDouble("squaredVariation"));
    }

    /**
     * What one expert carried.
     *
     * @param expert its name
     * @param asked how many events it was asked about, routed or shadow-scored
     * @param routed how many predictions rest on it
     * @param share its routed count as a share of all experts' routed counts, 0 to 1
     * @param meanWeight mean of its weight in the predictions that rest on it, 0 if there are none
     * @param failures how often it was asked and gave no usable answer
     * @param resting whether it could not be asked about the last of these events, after failures
     */
    public record ExpertLoad(
            String expert, long asked, long routed, double share, double meanWeight, long failures, boolean resting) {
        private static final int LEAST_BYTES = 21;

        private void write(BinaryOut out) {
            out.putString("perExpert.expert", expert);
            out.putLong(asked);
            out.putLong(routed);
            out.putDouble(share);
            out.putDouble(meanWeight);
            out.putLong(failures);
            out.putBoolean(resting);
        }

        private static ExpertLoad read(BinaryIn in) {
            return new ExpertLoad(
                    in.getString("perExpert.expert"),
                    in.getLong("perExpert.asked"),
                    in.getLong("perExpert.routed"),
                    in.getDouble("perExpert.share"),
                    in.getDouble("perExpert.meanWeight"),
                    in.getLong("perExpert.failures"),
                    in.getBoolean("perExpert.resting"));
        }
    }
}
