package moestro.avro;

import java.util.List;

/**
 * Something that the roster has decided or noticed.
 *
 * @param time timestamp of the lesson that led to it, milliseconds since 1970
 * @param lesson how many lessons had been learned, that one included
 * @param expert name of the expert it is about
 * @param kind what happens to it
 * @param reason why, in words with numbers
 */
public record Decision(long time, long lesson, String expert, Kind kind, String reason) {
    /** Reads and writes decisions. */
    public static final Codec<Decision> CODEC = MessageCodec.of("Decision", Decision::write, Decision::read);

    private static final List<Kind> KINDS = List.of(Kind.values());

    /** What happens to the expert; in the schema's order. */
    public enum Kind {
        /** A kind that is newer than this reader. */
        UNKNOWN,
        /** It begins anew out of the reserve. */
        WAKE,
        /** It is neither asked nor trained any more, and goes to the reserve. */
        SLEEP,
        /** It forgets everything and begins anew. */
        RESET,
        /** Nothing, but the load rests on too few, and most of it on this one. */
        COLLAPSE
    }

    private void write(BinaryOut out) {
        out.putLong(time);
        out.putLong(lesson);
        out.putString("expert", expert);
        out.putSymbol("kind", KINDS, kind);
        out.putString("reason", reason);
    }

    private static Decision read(BinaryIn in) {
        return new Decision(
                in.getLong("time"),
                in.getLong("lesson"),
                in.getString("expert"),
                KINDS.get(in.getIndex("kind", KINDS.size())),
                in.getString("reason"));
    }
}
