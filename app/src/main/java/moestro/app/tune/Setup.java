package moestro.app.tune;

import java.util.function.LongSupplier;
import moestro.app.config.PanelText;
import moestro.app.evaluate.CsvStream;
import moestro.mixture.Catalogue;

/**
 * What a search works on.
 *
 * @param stream the records that may be looked at
 * @param delay how many records late labels are
 * @param seed of every hash
 * @param catalogue the types of experts there are
 * @param budget CPU in microseconds per record that a panel may take, or infinity
 * @param cpu nanoseconds of CPU that were spent until now
 */
record Setup(CsvStream stream, int delay, long seed, Catalogue catalogue, double budget, LongSupplier cpu) {

    Setup {
        if (delay < 0) {
            throw new IllegalArgumentException("--delay must be 0 or more, not " + delay);
        }
        if (!(budget > 0)) {
            throw new IllegalArgumentException("--budget must be more than 0 microseconds, not " + budget);
        }
    }

    /** The same on fewer records. */
    Setup prefix(int records) {
        return new Setup(stream.prefix(records), delay, seed, catalogue, budget, cpu);
    }

    /** A score of what is predicted on the stream. */
    Scorer scorer() {
        return new Scorer(stream, stream.rows().size() / Scorer.UNSCORED, cpu);
    }

    /** Writes panels, and names experts with their parameters. */
    PanelText text() {
        return new PanelText(catalogue);
    }
}
