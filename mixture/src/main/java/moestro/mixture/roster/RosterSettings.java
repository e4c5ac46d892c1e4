package moestro.mixture.roster;

import java.util.List;
import moestro.mixture.Parameters;

/**
 * The constants of the roster.
 *
 * @param enabled whether anything is decided at all
 * @param window lessons over which load and losses are counted before a verdict
 * @param neverAsked share of a window's lessons below which an expert counts as never asked; exploration and shadow
 *     scoring do not count as being asked; 0 resets nobody, since a specialist of a rare kind of event that the gate
 *     has not found yet looks like an expert of no use
 * @param margin how much more loss than the mixture's calls for a reset: in nats for classes, in halves of the error's
 *     variance for numbers
 * @param resets how often an expert may be reset before it is put to sleep
 * @param collapse the load has collapsed when it rests on fewer effective experts than this many times k
 * @param delta chance of a false alarm of one check for drift
 * @param apprenticeship lessons for which an expert that begins anew learns before it is asked
 * @param shadow how experts that are added are tried
 */
public record RosterSettings(
        boolean enabled,
        int window,
        double neverAsked,
        double margin,
        int resets,
        double collapse,
        double delta,
        int apprenticeship,
        Shadow shadow) {

    /**
     * How an expert that is added is tried before it is asked.
     *
     * @param answers so many of its answers are scored before a verdict, and before the next one
     * @param rate share of events that it is asked about, to be scored only
     * @param margin how much greater its loss may be than that of the experts asked, as a share of theirs
     */
    public record Shadow(int answers, double rate, double margin) {
        static Shadow of(Parameters given) {
            return new Shadow(
                    given.whole("shadow", 500, 1, 1_000_000_000),
                    given.number("shadow-rate", .25, 0, 1),
                    given.number("shadow-margin", .05, 0, 9));
        }
    }

    /** Constants whose experts are tried as by default. */
    public RosterSettings(
            boolean enabled,
            int window,
            double neverAsked,
            double margin,
            int resets,
            double collapse,
            double delta,
            int apprenticeship) {
        this(
                enabled,
                window,
                neverAsked,
                margin,
                resets,
                collapse,
                delta,
                apprenticeship,
                Shadow.of(Parameters.none()));
    }

    /** The defaults, overridden by parameters of the same names, words joined by hyphens. */
    public static RosterSettings of(Parameters given) {
        RosterSettings settings = new RosterSettings(
                given.flag("enabled", true),
                given.whole("window", 20_000, 10, 1_000_000_000),
                given.number("never-asked", 0, 0, 1),
                given.number("margin", .5, 0, 9),
                given.whole("resets", 2, 0, 1000),
                given.number("collapse", 1.2, 1, 64),
                given.number("delta", .002, 1e-9, .5),
                given.whole("apprenticeship", 100, 0, 1_000_000),
                Shadow.of(given));
        given.refuseUnknown("the roster");
        return settings;
    }

    /** The names of the parameters. */
    public static List<String> parameters() {
        Parameters asked = Parameters.none();
        of(asked);
        return asked.known();
    }

    /** The defaults. */
    public static RosterSettings defaults() {
        return of(Parameters.none());
    }

    /** The trial's constants only where they are no defaults: the text is part of what stored models are known by. */
    @Override
    public String toString() {
        String trial = shadow.equals(Shadow.of(Parameters.none())) ? "" : ", shadow=" + shadow;
        return "RosterSettings[enabled=" + enabled + ", window=" + window + ", neverAsked=" + neverAsked + ", margin="
                + margin + ", resets=" + resets + ", collapse=" + collapse + ", delta=" + delta + ", apprenticeship="
                + apprenticeship + trial + "]";
    }
}
