package moestro.avro;

import java.util.List;

/**
 * Something that the roster has decided or noticed, or was told to do.
 *
 * @param time timestamp of the record that led to it, milliseconds since 1970
 * @param lesson how many lessons had been learned, that one included; 0 for a command that was refused before it came
 *     among them
 * @param expert name of the expert it is about; empty if a command that was refused named none
 * @param kind what happens to it
 * @param reason why, in words with numbers
 * @param command id of the command that it answers; null if nobody gave one
 * @param who gave that command
 */
public record Decision(long time, long lesson, String expert, Kind kind, String reason, String command, String who) {
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
        COLLAPSE,
        /** It was put into a seat. */
        ADD,
        /** It is asked no more, but learns. */
        DRAIN,
        /** Its seat is empty. */
        REMOVE,
        /** It learns no more. */
        FREEZE,
        /** It learns again. */
        UNFREEZE,
        /** It is asked from now on. */
        PROMOTE,
        /** It stays in the shadow. */
        DEFER,
        /** Nothing: a command could not be obeyed. */
        REFUSE
    }

    private void write(BinaryOut out) {
        out.putLong(time);
        out.putLong(lesson);
        out.putString("expert", expert);
        out.putSymbol("kind", KINDS, kind);
        out.putString("reason", reason);
        out.putOptionalString("command", command);
        out.putOptionalString("who", who);
    }

    private static Decision read(BinaryIn in) {
        return new Decision(
                in.getLong("time"),
                in.getLong("lesson"),
                in.getString("expert"),
                KINDS.get(in.getIndex("kind", KINDS.size())),
                in.getString("reason"),
                in.getOptionalString("command"),
                in.getOptionalString("who"));
    }
}
