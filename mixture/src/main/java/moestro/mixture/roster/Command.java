package moestro.mixture.roster;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a person wants done to the panel. It stands among the lessons, and is obeyed at its place.
 *
 * @param id names the command: of two with the same one the second is passed over
 * @param who gave it
 * @param why the reason given
 * @param kind what to do
 * @param expert the expert or seat; null with {@link Kind#ADD} for the first free seat
 * @param type of the expert to add; null for the one that the panel names for the seat
 * @param parameters of the expert to add
 */
public record Command(
        String id, String who, String why, Kind kind, String expert, String type, Map<String, Double> parameters) {
    private static final int MOST_TEXT = 200;
    private static final int MOST_WHY = 2000;
    private static final int MOST_PARAMETERS = 64;

    /** What to do. */
    public enum Kind {
        /** Put an expert into a free seat, in the shadow at first. */
        ADD("add"),
        /** Ask it no more, but let it learn. */
        DRAIN("drain"),
        /** Empty its seat. */
        REMOVE("remove"),
        /** Have it begin anew. */
        RESET("reset"),
        /** Let it answer, but not learn. */
        FREEZE("freeze"),
        /** Let it learn again. */
        UNFREEZE("unfreeze"),
        /** Ask it from now on. */
        PROMOTE("promote");

        private final String verb;

        Kind(String verb) {
            this.verb = verb;
        }

        /** The word for it. */
        public String verb() {
            return verb;
        }
    }

    /**
     * Checks what can be checked without a panel.
     *
     * @throws IllegalArgumentException if something is missing, too long, not finite, or goes with another kind; the
     *     message says what
     */
    public Command {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        require("id", id, MOST_TEXT);
        require("who", who, MOST_TEXT);
        require("why", why, MOST_WHY);
        if (expert == null && kind != Kind.ADD) {
            throw new IllegalArgumentException("it names no expert to " + kind.verb);
        }
        if (expert != null) {
            require("expert", expert, MOST_TEXT);
        }
        if (type == null ? !parameters.isEmpty() : kind != Kind.ADD) {
            throw new IllegalArgumentException("a type goes with add, and parameters go with a type");
        }
        if (type != null) {
            require("type", type, MOST_TEXT);
        }
        check(parameters);
    }

    private static void require(String what, String text, int most) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("its '" + what + "' is empty: say " + what);
        }
        if (text.length() > most) {
            throw new IllegalArgumentException(
                    "its '" + what + "' has " + text.length() + " characters; the most is " + most);
        }
    }

    private static void check(Map<String, Double> parameters) {
        if (parameters.size() > MOST_PARAMETERS) {
            throw new IllegalArgumentException(
                    "it has " + parameters.size() + " parameters; the most is " + MOST_PARAMETERS);
        }
        parameters.forEach((name, value) -> {
            require("parameter", name, MOST_TEXT);
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("parameter '" + name + "' is " + value + ", no finite number");
            }
        });
    }
}
