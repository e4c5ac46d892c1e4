package moestro.app.tune;

import java.util.List;
import moestro.mixture.metric.NumberQuality;
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

    /**
     * The mean advantage over another score of the same records, in its standard errors: from the differences of
     * blocks, which are long enough to be nearly independent, of log losses or squared errors. 0 if there are none.
     */
    double advantage(Score other) {
        int n = blocks.size();
        double[] gains = new double[n];
        double mean = 0;
        for (int b = 0; b < n; b++) {
            gains[b] = additive(other.blocks.get(b)) - additive(blocks.get(b));
            mean += gains[b] / n;
        }
        double squares = 0;
        for (double gain : gains) {
            squares += (gain - mean) * (gain - mean);
        }
        return squares == 0 ? 0 : mean / Math.sqrt(squares / (n - 1) / n);
    }

    private static double additive(Quality quality) {
        return quality instanceof NumberQuality ? quality.main() * quality.main() : quality.main();
    }
}
