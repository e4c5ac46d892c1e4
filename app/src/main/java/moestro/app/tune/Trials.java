package moestro.app.tune;

import java.util.HashMap;
import java.util.Map;
import moestro.app.evaluate.Prequential;
import moestro.app.report.ProgressLine;
import moestro.mixture.Mixture;
import moestro.mixture.Panel;

/** Tries panels, each once, and counts. */
final class Trials {
    /** Who is over the budget by less than this is timed once more: what else runs on the machine only ever adds. */
    private static final double DOUBTFUL = 1.5;

    private final Setup setup;
    private final int most;
    private final Map<Panel, Contender> known = new HashMap<>();

    /** So many at most. */
    Trials(Setup setup, int most) {
        this.setup = setup;
        this.most = most;
    }

    /** Runs the panel's mixture over the stream, unless it is known how that ends. */
    Contender run(Panel panel) {
        Contender before = known.get(panel);
        if (before != null) {
            return before;
        }
        Contender contender = new Contender(panel, score(panel));
        double micros = contender.score().micros();
        if (micros > setup.budget() && micros < DOUBTFUL * setup.budget()) {
            Score again = score(panel);
            contender = micros <= again.micros() ? contender : new Contender(panel, again);
        }
        known.put(panel, contender);
        return contender;
    }

    private Score score(Panel panel) {
        Mixture mixture =
                new Mixture(setup.stream().task(), setup.stream().features(), panel, setup.catalogue(), setup.seed());
        Scorer scorer = setup.scorer();
        String what = "trial " + (known.size() + 1);
        try (ProgressLine progress =
                new ProgressLine(what, setup.stream().rows().size())) {
            Prequential.run(
                    setup.stream(),
                    mixture,
                    setup.delay(),
                    progress::at,
                    (record, prediction, label) -> scorer.predicted(record, prediction.output()));
        }
        return scorer.score();
    }

    /** How many were made. */
    int made() {
        return known.size();
    }

    /** Whether, beside so many that are still needed, more may be made. */
    boolean mayGoOn(int needed) {
        return known.size() + needed < most;
    }

    /** Whether a panel is cheap enough. */
    boolean affordable(Contender contender) {
        return contender.score().micros() <= setup.budget();
    }

    /** What became of a contender that did not become the best. */
    String refusal(Contender contender, Contender best) {
        return "dropped: " + (affordable(contender) ? contender.against(best) : "over the budget");
    }
}
