package moestro.experts.smile;

import moestro.mixture.Parameters;

/**
 * When a windowed expert is fitted, counted in lessons.
 *
 * <p>The first fit starts at lesson 100; while less than {@code every} lessons were learned others follow at 200, 500
 * and 1000; then every {@code every} lessons. A fit started at lesson n is installed at lesson n + {@code after}, the
 * early ones, which are quick, at n + n/5. While one fit is under way no other starts.
 *
 * @param window how many of the newest lessons a fit sees
 * @param every lessons from one start to the next
 * @param after lessons from a start to its installation
 */
record Refits(int window, int every, int after) {
    static final int FIRST = 100;

    /** Reads {@code window}, {@code refit-every} and {@code install-after}. */
    static Refits from(Parameters parameters, int window, int every, int after) {
        int chosenEvery = parameters.whole("refit-every", every, 10, 1_000_000);
        return new Refits(
                parameters.whole("window", window, FIRST, 100_000),
                chosenEvery,
                parameters.whole("install-after", Math.min(after, chosenEvery), 1, chosenEvery));
    }

    /** How many lessons must be kept so that a fit can be started again until it is installed. */
    int capacity() {
        return window + after;
    }

    /** Whether a fit starts once this many lessons were learned. */
    boolean startsAt(long lessons) {
        if (lessons < FIRST) {
            return false;
        }
        boolean early = lessons < every && (lessons == FIRST || lessons == 200 || lessons == 500 || lessons == 1000);
        return early || lessons % every == 0;
    }

    /** The lesson at which the fit started at this one is installed. */
    long installedAt(long start) {
        return start + Math.min(after, start / 5);
    }
}
