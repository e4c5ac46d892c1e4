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
 * @param expert name of the expert or seat it is about; null with {@link Kind#ADD} for the first free one
 * @param type with {@link Kind#ADD} the type of the expert; null for the one that the panel names for the seat
 * @param parameters with {@link Kind#ADD} those that differ from the type's defaults
 */
public record Command(
        String id,
        long time,
        String who,
        String why,
        Kind kind,
        String expert,
        String type,
        List<Parameter> parameters) {
    /** Reads and writes commands. */
    public static final Codec<Command> CODEC = MessageCodec.of("Command", Command::write, Command::read);

    private static final List<Kind> KINDS = List.of(Kind.values());

    public Command {
        parameters = List.copyOf(parameters);
    }

    /** A command that needs neither a type nor parameters. */
    public Command(String id, long time, String who, String why, Kind kind, String expert) {
        this(id, time, who, why, kind, expert, null, List.of());
    }

    /** What to do; in the schema's order. */
    public enum Kind {
        /** A kind that is newer than this reader: to be refused. */
        UNKNOWN,
        /** Stop learning. */
        FREEZE,
        /** Learn again. */
        UNFREEZE,
        /** Forget what was learned. */
        RESET,
        /** Put an expert into a free seat, in the shadow at first. */
        ADD,
        /** Ask it no more, but let it learn. */
        DRAIN,
        /** Empty its seat. */
        REMOVE,
        /** Ask it from now on. */
        PROMOTE
    }

    /**
     * A parameter of an expert.
     *
     * @param name its name
     * @param value of one that names a choice, the choice's index
     */
    public record Parameter(String name, double value) {
        private static final int LEAST_BYTES = 9;

        private void write(BinaryOut out) {
            out.putString("parameters.name", name);
            out.putDouble(value);
        }

        private static Parameter read(BinaryIn in) {
            return new Parameter(in.getString("parameters.name"), in.getDouble("parameters.value"));
        }
    }

    private void write(BinaryOut out) {
        out.putString("id", id);
        out.putLong(time);
        out.putString("who", who);
        out.putString("why", why);
        out.putSymbol("kind", KINDS, kind);
        out.putOptionalString("expert", expert);
        out.putOptionalString("type", type);
        out.putElements("parameters", parameters, Parameter::write);
    }

    private static Command read(BinaryIn in) {
        return new Command(
                in.getString("id"),
                in.getLong("time"),
                in.getString("who"),
                in.getString("why"),
                KINDS.get(in.getIndex("kind", KINDS.size())),
                in.getOptionalString("expert"),
                in.getOptionalString("type"),
                List.of(in.getElements(
                        "parameters", Parameter.LEAST_BYTES, new Parameter[0], (from, field) -> Parameter.read(from))));
    }
}
