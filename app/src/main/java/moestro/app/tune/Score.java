package moestro.app.tune;

import java.util.List;
import moestro.mixture.metric.Quality;

/**
 * How well and at what cost something predicted.
 *
 * @param quality over all records that are scored
 * @param blocks the same for each of {@link Scorer#BLOCKS} stretches of them, in order
 * @param micros CPU per record in microseconds, of the second half, when the program has warmed up
 */
record Score(Quality quality, List<Quality> blocks, double micros) {

    /** Log loss, or root mean squared error. */
    double loss() {
        return quality.main();
    }
}
