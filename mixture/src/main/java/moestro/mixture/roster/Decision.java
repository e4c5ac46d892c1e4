package moestro.mixture.roster;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that the roster has decided or noticed.
 *
 * @param lesson the lesson that led to it, counted from 1
 * @param expert the name of the expert it is about
 * @param kind what happens to it
 * @param reason why, in words with numbers
 */
public record Decision(long lesson, String expert, Kind kind, String reason) {

    private static final Logger LOG = LoggerFactory.getLogger(Decision.class);

    /** What happens to an expert. */
    public enum Kind {
        /** It begins anew out of the reserve. */
        WAKE("woke"),
        /** It is neither asked nor trained any more, and is the last of the reserve. */
        SLEEP("put to sleep"),
        /** It forgets everything and begins anew. */
        RESET("reset"),
        /** Nothing; but it carries most of a load that rests on too few. */
        COLLAPSE("load collapsed onto");

        private final String verb;

        Kind(String verb) {
            this.verb = verb;
        }
    }

    /** Says so in the log. */
    public void log() {
        LOG.info("{}", sentence());
    }

    /** As one line of a log. */
    public String sentence() {
        return String.format(Locale.ROOT, "lesson %,d: %s '%s': %s", lesson, kind.verb, expert, reason);
    }
}
