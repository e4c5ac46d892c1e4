package moestro.avro;

/**
 * A piece of a learned model, small enough for the broker's record limit.
 *
 * @param model the model's name
 * @param section the section of its state that this belongs to
 * @param index its place among the parts of the section, from 0
 * @param count how many parts the section has
 * @param version at which the section last changed
 * @param content a slice of the section's bytes
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they are stored
public record ModelPart(String model, String section, int index, int count, long version, byte[] content) {
    /** Reads and writes model parts. */
    public static final Codec<ModelPart> CODEC = MessageCodec.of("ModelPart", ModelPart::write, ModelPart::read);

    private void write(BinaryOut out) {
        out.putString("model", model);
        out.putString("section", section);
        out.putLong(index);
        out.putLong(count);
        out.putLong(version);
        out.putBytes("content", content);
    }

    private static ModelPart read(BinaryIn in) {
        return new ModelPart(
                in.getString("model"),
                in.getString("section"),
                in.getInt("index"),
                in.getInt("count"),
                in.getLong("version"),
                in.getBytes("content"));
    }
}
