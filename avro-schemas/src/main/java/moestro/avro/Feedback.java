package moestro.avro;

/**
 * The truth about one event, whenever it becomes known.
 *
 * @param id the event's
 * @param time when the truth became known, milliseconds since 1970
 * @param label the truth
 */
public record Feedback(String id, long time, Label label) {
    /** Reads and writes feedback. */
    public static final Codec<Feedback> CODEC = MessageCodec.of("Feedback", Feedback::write, Feedback::read);

    /** Feedback on a regression: the true number in its own unit. */
    public static Feedback ofValue(String id, long time, double value) {
        return new Feedback(id, time, new Label.Value(value));
    }

    /** Feedback on a classification: the name of the true class. */
    public static Feedback ofClass(String id, long time, String name) {
        return new Feedback(id, time, new Label.ClassName(name));
    }

    private void write(BinaryOut out) {
        out.putString("id", id);
        out.putLong(time);
        out.require("label", label);
        switch (label) {
            case Label.Value(double value) -> {
                out.putBranch(0);
                out.putDouble(value);
            }
            case Label.ClassName(String name) -> {
                out.putBranch(1);
                out.putString("label", name);
            }
        }
    }

    private static Feedback read(BinaryIn in) {
        return new Feedback(in.getString("id"), in.getLong("time"), readLabel(in));
    }

    private static Label readLabel(BinaryIn in) {
        return in.getIndex("label", 2) == 0
                ? new Label.Value(in.getDouble("label"))
                : new Label.ClassName(in.getString("label"));
    }
}
