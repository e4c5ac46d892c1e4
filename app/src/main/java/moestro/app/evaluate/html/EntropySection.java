package moestro.app.evaluate.html;

import java.util.Arrays;
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
        RoutingSeries routing = new RoutingSeries(evaluation.trace(), evaluation.windows());
        double[] xs = evaluation.windows().middles();
        out.open("div", "class", "pair");
        Html.half(
                out,
                "Routing entropy",
                new XyChart(
                                "Entropy of the load and mean entropy of the weights within a record, over time",
                                Over.records(evaluation),
                                Axis.of("entropy, normalised", 0, 1))
                        .line("of the load", "c0 best", xs, routing.loadEntropy())
                        .line("of the weights within a record", "c1 best", xs, routing.recordEntropy()));
        double[] violations = routing.maxViolation();
        double most = Arrays.stream(violations).max().orElse(0);
        Html.half(
                out,
                "MaxVio",
                new XyChart(
                                "Largest excess of an expert's load over the mean load, over time",
                                Over.records(evaluation),
                                Axis.of("max / mean − 1", 0, Math.max(.1, 1.05 * most)))
                        .line("MaxVio", "c0 best", xs, violations));
        out.close();
        out.open("ul", "class", "legend");
        out.open("li")
                .leaf("i", "", "class", "swatch c0")
                .text("entropy of the load; MaxVio")
                .close();
        out.open("li")
                .leaf("i", "", "class", "swatch c1")
                .text("entropy within a record")
                .close();
        out.close().close();
    }
}
