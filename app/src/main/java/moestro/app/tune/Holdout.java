package moestro.app.tune;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import moestro.app.evaluate.CsvStream;
import moestro.app.evaluate.Prequential;
import moestro.app.report.ProgressLine;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;

/**
 * Panels on records that the search has not seen: each goes through the whole stream, and is scored after the prefix.
 *
 * @param chosen the panel that was found
 * @param others those it is compared with, by name
 */
record Holdout(Score chosen, Map<String, Score> others) {
    /** Differences of less than so many standard errors may be chance. */
    private static final double ERRORS = 2;

    /**
     * Runs them.
     *
     * @param prefix what the search was made on
     */
    static Holdout of(CsvStream whole, Setup prefix, Panel chosen, Map<String, Panel> others) {
        Map<String, Score> scores = new LinkedHashMap<>();
        others.forEach((name, panel) -> scores.put(name, score(whole, prefix, panel, name)));
        return new Holdout(score(whole, prefix, chosen, "chosen"), scores);
    }

    private static Score score(CsvStream whole, Setup prefix, Panel panel, String what) {
        Scorer scorer = new Scorer(whole, prefix.stream().rows().size(), prefix.cpu());
        Mixture mixture = new Mixture(whole.task(), whole.features(), panel, prefix.catalogue(), prefix.seed());
        try (ProgressLine progress = new ProgressLine(what, whole.rows().size())) {
            Prequential.run(
                    whole,
                    mixture,
                    prefix.delay(),
                    progress::at,
                    (record, prediction, label) -> scorer.predicted(record, prediction.output()));
        }
        return scorer.score();
    }

    /** The chosen one's advantage over another, in standard errors. */
    double standardErrors(String name) {
        return chosen.advantage(others.get(name));
    }

    /** Whether the chosen one was better than another. */
    String verdict(String name) {
        double percent = 100 * (chosen.loss() / others.get(name).loss() - 1);
        double errors = standardErrors(name);
        String difference = String.format(
                Locale.ROOT,
                "the chosen one has %.1f %% %s (%.1f standard errors): ",
                Math.abs(percent),
                percent > 0 ? "more" : "less",
                Math.abs(errors));
        return difference + (Math.abs(errors) < ERRORS ? "no clear difference" : errors > 0 ? "better" : "worse");
    }
}
