package moestro.avro;

import java.util.List;

/**
 * A person's intervention in what is learned.
 *
 * @param id names the command, so that it is obeyed once
 * @param time when it was given, milliseconds since 1970
 * @param who gave it
 * @param why the reason given
 * @param kind what to do
 * @param expert name of the expert it is about; null for all of them
 */
public record Command(String id, long time, String who, String why, Kind kind, String expert) {
    /** Reads and writes commands. */
    public static final Codec<Command> CODEC = MessageCodec.of("Command", Command::write, Command::read);

    private static final List<Kind> KINDS = List.of(Kind.values());

    /** What to do; in the schema's order. */
    public enum Kind {
        /** A kind that is newer than this reader: to be refused. */
        UNKNOWN,
        /** Stop learning. */
        FREEZE,
        /** Learn again. */
        UNFREEZE,
        /** Forget what was learned. */
        RESET
    }

    private void write(BinaryOut out) {
        out.putString("id", id);
        out.putLong(time);
        out.putString("who", who);
        out.putString("why", why);
        out.putSymbol("kind", KINDS, kind);
        out.putOptionalString("expert", expert);
    }

    private static Command read(BinaryIn in) {
        return new Command(
                in.getString("id"),
                in.getLong("time"),
                in.getString("who"),
                in.getString("why"),
                KINDS.get(in.getIndex("kind", KINDS.size())),
                in.getOptionalString("expert"));
    }
}
