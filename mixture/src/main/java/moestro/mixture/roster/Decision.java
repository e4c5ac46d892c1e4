package moestro.mixture.roster;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that the roster has decided or noticed, or was told to do.
 *
 * @param lesson the lesson that led to it, counted from 1; 0 of what never came among the lessons; the last one before a command
 * @param expert the name of the expert it is about; empty if a refused command named none
 * @param kind what happens to it
 * @param reason why, in words with numbers
 * @param command id of the command that it answers; null if nobody gave one
 * @param who gave that command
 */
public record Decision(long lesson, String expert, Kind kind, String reason, String command, String who) {

    private static final Logger LOG = LoggerFactory.getLogger(Decision.class);

    /** One that nobody gave a command for. */
    public Decision(long lesson, String expert, Kind kind, String reason) {
        this(lesson, expert, kind, reason, null, null);
    }

    /** What happens to an expert. */
    public enum Kind {
        /** It begins anew out of the reserve. */
        WAKE("woke"),
        /** It is neither asked nor trained any more, and is the last of the reserve. */
        SLEEP("put to sleep"),
        /** It forgets everything and begins anew. */
        RESET("reset"),
        /** Nothing; but it carries most of a load that rests on too few. */
        COLLAPSE("load collapsed onto"),
        /** It was put into a seat. */
        ADD("added"),
        /** It is asked no more, but learns. */
        DRAIN("drained"),
        /** Its seat is empty. */
        REMOVE("removed"),
        /** It learns no more. */
        FREEZE("froze"),
        /** It learns again. */
        UNFREEZE("unfroze"),
        /** It is asked from now on. */
        PROMOTE("promoted"),
        /** It stays in the shadow. */
        DEFER("left in the shadow"),
        /** Nothing: a command could not be obeyed. */
        REFUSE("refused a command about");

        private final String verb;

        Kind(String verb) {
            this.verb = verb;
        }
    }

    /**
     * Whether the gate begins anew with the expert: it is another one from now on, or one that is tried once more, and
     * what it answered when it knew less is not to count when it gets its voice.
     */
    public boolean isFreshStart() {
        return kind == Kind.RESET || kind == Kind.WAKE || kind == Kind.ADD || kind == Kind.DEFER;
    }

    /** The same for another reason. */
    public Decision because(String other) {
        return new Decision(lesson, expert, kind, other, command, who);
    }

    /** Says so in the log. */
    public void log() {
        LOG.atInfo()
                .addKeyValue("lesson", lesson)
                .addKeyValue("expert", expert)
                .addKeyValue("decision", kind)
                .log(sentence());
    }

    /** As one line of a log. */
    public String sentence() {
        String when = lesson == 0 ? "" : String.format(Locale.ROOT, "lesson %,d: ", lesson);
        return String.format(Locale.ROOT, "%s%s '%s': %s", when, kind.verb, expert, reason);
    }
}
