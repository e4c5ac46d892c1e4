package moestro.app.tune;

import java.util.Locale;
import moestro.app.evaluate.CsvStream;
import moestro.app.report.ProgressLine;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;
import moestro.mixture.metric.Quality;

/**
 * Two panels on records that the search has not seen: both go through the whole stream, and are scored after the prefix.
 *
 * @param chosen the panel that was found
 * @param other the one it is compared with
 */
record Holdout(Score chosen, Score other) {
    /** Differences of less than so many standard errors may be chance. */
    private static final double ERRORS = 2;

    static Holdout of(CsvStream whole, Setup prefix, Panel chosen, Panel other) {
        return new Holdout(score(whole, prefix, chosen, "chosen"), score(whole, prefix, other, "default"));
    }

    private static Score score(CsvStream whole, Setup prefix, Panel panel, String what) {
        Scorer scorer = new Scorer(whole, prefix.stream().rows().size(), prefix.cpu());
        Mixture mixture = new Mixture(whole.task(), whole.features(), panel, prefix.catalogue(), prefix.seed());
        try (ProgressLine progress = new ProgressLine(what, whole.rows().size())) {
            Pass.run(whole, mixture, prefix.delay(), (record, output) -> {
                scorer.predicted(record, output);
                progress.at(record + 1L);
            });
        }
        return scorer.score();
    }

    /**
     * The chosen one's mean advantage over its standard error, from the differences of blocks, which are long enough
     * to be nearly independent: log losses, or squared errors.
     */
    double standardErrors() {
        int n = chosen.blocks().size();
        double[] gains = new double[n];
        double mean = 0;
        for (int b = 0; b < n; b++) {
            gains[b] =
                    additive(other.blocks().get(b)) - additive(chosen.blocks().get(b));
            mean += gains[b] / n;
        }
        double squares = 0;
        for (double gain : gains) {
            squares += (gain - mean) * (gain - mean);
        }
        return squares == 0 ? 0 : mean / Math.sqrt(squares / (n - 1) / n);
    }

    private static double additive(Quality quality) {
        return quality.values().containsKey("rmse") ? quality.main() * quality.main() : quality.main();
    }

    /** Which was better. */
    String verdict() {
        double percent = 100 * (chosen.loss() / other.loss() - 1);
        String difference = String.format(
                Locale.ROOT,
                "%.1f %% %s than the default (%.1f standard errors)",
                Math.abs(percent),
                percent > 0 ? "more" : "less",
                Math.abs(standardErrors()));
        if (Math.abs(standardErrors()) < ERRORS) {
            return difference + ": no clear difference";
        }
        return difference + (percent > 0 ? ": the default panel was better" : ": the chosen panel was better");
    }
}
