package moestro.app.evaluate.html;

import moestro.app.report.Numbers;
import moestro.app.report.svg.Markup;
import moestro.mixture.metric.Regret;

/** What a better gate could have gained, where every expert was scored. */
final class RegretSection {
    private RegretSection() {}

    static void write(Markup out, Evaluation evaluation) {
        Regret regret = evaluation.findings().regret();
        if (regret.count() == 0) {
            return;
        }
        Html.openSection(
                out,
                "Regret of the gate",
                "Over the " + Numbers.whole(regret.count())
                        + " records for which every expert was asked and answered, each"
                        + " weighted by the inverse chance of that. Loss is "
                        + (evaluation.trace().task().isClassification() ? "log loss" : "squared error")
                        + "; regret is the mixture’s loss less the other’s, so below 0 the mixture is better. No gate reaches"
                        + " the best expert of each record, but a mean of answers may.");
        Html.openTable(out, "", "Mean loss", "Regret");
        row(out, "mixture", regret.mixture(), Double.NaN);
        row(out, "best expert of each record", regret.oracle(), regret.mixture());
        int best = regret.bestFixed();
        row(out, "best fixed expert: " + evaluation.name(best), regret.fixed(best), regret.mixture());
        row(out, "uniform mean of the experts", regret.uniform(), regret.mixture());
        Html.closeTable(out);
        out.close();
    }

    private static void row(Markup out, String name, double loss, double mixture) {
        Html.row(out, name, Numbers.metric(loss), Numbers.metric(mixture - loss));
    }
}
