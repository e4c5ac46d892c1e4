package moestro.app.evaluate.html;

import moestro.app.evaluate.finding.RoutingSeries;
import moestro.app.report.svg.Axis;
import moestro.app.report.svg.Markup;
import moestro.app.report.svg.XyChart;

/** How evenly the load lies on the experts, and how decided the gate is. */
final class EntropySection {
    private EntropySection() {}

    static void write(Markup out, Evaluation evaluation) {
        Html.openSection(
                out,
                "Balance",
                "A good gate uses its whole panel, so the entropy of the load is high, and is decided for each record, so the"
                        + " entropy of the weights within a record is low; 1 is the entropy of equal shares for all experts."
                        + " MaxVio is how far the busiest expert’s load exceeds the mean load.");
        out.open("ul", "class", "legend");
        out.open("li")
                .leaf("i", "", "class", "swatch c0")
                .text("entropy of the load")
                .close();
        out.open("li")
                .leaf("i", "", "class", "swatch c1")
                .text("entropy within a record")
                .close();
        out.close().open("div", "class", "pair");
        RoutingSeries routing = new RoutingSeries(evaluation.trace(), evaluation.windows());
        Html.half(out, "Routing entropy, normalised", entropies(evaluation, routing));
        Html.half(out, "MaxVio (dashed: one expert asked for every record)", violations(evaluation, routing));
        out.close().close();
    }

    private static XyChart entropies(Evaluation evaluation, RoutingSeries routing) {
        double[] xs = evaluation.windows().middles();
        return new XyChart(
                        "Entropy of the load and mean entropy of the weights within a record, over time",
                        Over.records(evaluation),
                        Axis.of("", 0, 1.02))
                .line("of the load", "c0 best", xs, routing.loadEntropy())
                .line("of the weights within a record", "c1 best", xs, routing.recordEntropy());
    }

    private static XyChart violations(Evaluation evaluation, RoutingSeries routing) {
        double most = routing.mostViolation();
        return new XyChart(
                        "Largest excess of an expert's load over the mean load, over time",
                        Over.records(evaluation),
                        Axis.of("", 0, Math.max(.1, 1.05 * most)))
                .line(
                        "the most it can be",
                        "reference",
                        new double[] {0, evaluation.trace().records()},
                        new double[] {most, most})
                .line("MaxVio", "mixture", evaluation.windows().middles(), routing.maxViolation());
    }
}
