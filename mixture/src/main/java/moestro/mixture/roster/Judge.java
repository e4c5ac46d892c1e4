package moestro.mixture.roster;

import java.util.Locale;

/** Says what becomes of an expert at the end of its window. */
final class Judge {
    private static final int LEAST_AWAKE = 3;

    private final RosterSettings settings;
    private final int k;

    Judge(RosterSettings settings, int k) {
        this.settings = settings;
        this.k = k;
    }

    /** What becomes of an expert. */
    enum Kind {
        /** It is asked, so all is well. */
        ASKED,
        /** It is never asked, but nothing more can be said against it, or too few would be left. */
        TOLERATED,
        /** It begins anew. */
        RESET,
        /** It goes to the reserve. */
        SLEEP
    }

    /** What becomes of an expert, and why in words; no words if nothing happens. */
    record Verdict(Kind kind, String reason) {
        private static final Verdict ASKED = new Verdict(Kind.ASKED, null);
        private static final Verdict TOLERATED = new Verdict(Kind.TOLERATED, null);
    }

    /**
     * Judges one whose window is full.
     *
     * @param awake how many can be asked, this one included
     */
    Verdict verdict(Seat seat, int awake) {
        if (seat.watch.share() >= settings.neverAsked()) {
            return Verdict.ASKED;
        }
        String neglect = seat.watch.neglect(settings.neverAsked());
        if (seat.resets >= settings.resets()) {
            return awake > Math.max(k + 1, LEAST_AWAKE)
                    ? new Verdict(Kind.SLEEP, String.format(Locale.ROOT, "%s after %d resets", neglect, seat.resets))
                    : Verdict.TOLERATED;
        }
        String failing = seat.watch.failing(settings.margin());
        return failing != null && awake > k ? new Verdict(Kind.RESET, neglect + ", and " + failing) : Verdict.TOLERATED;
    }
}
