package moestro.app.evaluate.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import moestro.app.evaluate.finding.ExpertUse;
import moestro.app.evaluate.finding.RoutingSeries;
import moestro.app.report.Numbers;
import moestro.app.report.svg.Axis;
import moestro.app.report.svg.Markup;
import moestro.app.report.svg.XyChart;
import moestro.mixture.Panel;

/** Which expert had how much say. */
final class ShareSection {
    private ShareSection() {}

    static void write(Markup out, Evaluation evaluation) {
        Html.openSection(
                out,
                "Who is asked, and who is heard",
                "Load is how often an expert was routed to, weight is its share in the answers. The unbiased error weighs"
                        + " each record by the inverse chance that the expert was asked for it, and so estimates its error over"
                        + " all records from those it was asked for.");
        Html.legend(out, evaluation.panel().names(), false, false);
        Html.wide(out, "Share of the weight", areas(evaluation));
        table(out, evaluation);
        out.close();
    }

    private static XyChart areas(Evaluation evaluation) {
        RoutingSeries routing = new RoutingSeries(evaluation.trace(), evaluation.windows());
        double[] xs = toTheEdges(evaluation.windows().middles());
        xs[0] = 0;
        xs[xs.length - 1] = evaluation.trace().records();
        XyChart chart = new XyChart("Share of the weight over time", Over.records(evaluation), Axis.ofShares("", 0, 1));
        double[] lower = new double[xs.length];
        for (int e = 0; e < evaluation.panel().members().size(); e++) {
            double[] upper = toTheEdges(routing.weightShare(e));
            for (int i = 0; i < upper.length; i++) {
                upper[i] += lower[i];
            }
            chart.band(evaluation.name(e), Html.colour(e), xs, lower, upper);
            lower = upper;
        }
        return chart;
    }

    /** The values, with the first and the last one twice. */
    private static double[] toTheEdges(double[] values) {
        double[] wider = new double[values.length + 2];
        System.arraycopy(values, 0, wider, 1, values.length);
        wider[0] = values[0];
        wider[wider.length - 1] = values[values.length - 1];
        return wider;
    }

    private static void table(Markup out, Evaluation evaluation) {
        Metric main = evaluation.mainMetric();
        boolean alone = !evaluation.alone().isEmpty();
        List<String> heads =
                new ArrayList<>(List.of("Expert", "Asked", "Load", "Weight", main.title() + " when asked", "unbiased"));
        if (alone) {
            heads.add("alone");
        }
        Html.openTable(out, heads.toArray(String[]::new));
        for (int e = 0; e < evaluation.panel().members().size(); e++) {
            Panel.Member member = evaluation.panel().members().get(e);
            ExpertUse use = evaluation.findings().experts().get(e);
            String[] cells = {
                Numbers.whole(use.asked()),
                Numbers.percent(use.loadShare(), 1),
                Numbers.percent(use.weightShare(), 1),
                error(evaluation, use.loss()),
                error(evaluation, use.unbiasedLoss()),
                alone ? main.format(main.of(evaluation.alone().get(e).quality())) : ""
            };
            Html.expertRow(out, e, member, Arrays.copyOf(cells, heads.size() - 1));
        }
        Html.closeTable(out);
    }

    /** A mean loss in the unit of the main metric. */
    private static String error(Evaluation evaluation, double loss) {
        boolean classes = evaluation.trace().task().isClassification();
        return Numbers.metric(classes ? loss : StrictMath.sqrt(loss));
    }
}
