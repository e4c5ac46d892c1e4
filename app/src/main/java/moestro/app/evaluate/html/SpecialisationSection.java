package moestro.app.evaluate.html;

import java.util.Comparator;
import java.util.List;
import moestro.app.evaluate.finding.FeatureInformation;
import moestro.app.report.Numbers;
import moestro.app.report.svg.BarChart;
import moestro.app.report.svg.HeatMap;
import moestro.app.report.svg.Markup;
import moestro.mixture.metric.Specialisation;

/** Which inputs decide whom the gate asks. */
final class SpecialisationSection {
    private static final int MOST_BARS = 16;

    private SpecialisationSection() {}

    static void write(Markup out, Evaluation evaluation) {
        List<FeatureInformation> ranked = evaluation.findings().features().stream()
                .sorted(Comparator.comparing((FeatureInformation feature) ->
                        -feature.specialisation().normalised()))
                .toList();
        Html.openSection(
                out,
                "Specialisation",
                "How much a feature alone tells of whom the gate asks: the information between expert and region, divided by the"
                        + " lesser of their entropies. Regions are quarters of the records by the feature’s value, or single"
                        + " values if they are few. Several experts are asked for a record, so the value stays well below 1.");
        out.open("div", "class", "pair");
        Html.half(out, "Information about the expert, by feature", bars(ranked));
        FeatureInformation first = ranked.getFirst();
        Html.half(out, "Share of the load within regions of " + first.feature(), heatMap(evaluation, first));
        out.close();
        out.open("details").leaf("summary", "All features in numbers");
        Html.openTable(out, "Feature", "Regions", "I (nats)", "Miller–Madow", "I corrected", "I / min H");
        for (FeatureInformation feature : ranked) {
            Specialisation of = feature.specialisation();
            Html.row(
                    out,
                    feature.feature(),
                    Integer.toString(feature.regions().size()),
                    Numbers.fixed(of.information(), 5),
                    Numbers.fixed(of.millerMadow(), 5),
                    Numbers.fixed(of.information() + of.millerMadow(), 5),
                    Numbers.fixed(of.normalised(), 4));
        }
        Html.closeTable(out);
        out.close().close();
    }

    private static BarChart bars(List<FeatureInformation> ranked) {
        double most = ranked.getFirst().specialisation().normalised();
        BarChart chart = new BarChart(
                "Normalised information between expert and feature, for each feature", Math.max(most, 1e-9));
        for (FeatureInformation feature : ranked.subList(0, Math.min(MOST_BARS, ranked.size()))) {
            double normalised = feature.specialisation().normalised();
            chart.bar(
                    feature.feature(),
                    normalised,
                    Numbers.fixed(normalised, 3),
                    feature.feature() + ": "
                            + Numbers.fixed(feature.specialisation().information(), 4) + " nats");
        }
        return chart;
    }

    private static HeatMap heatMap(Evaluation evaluation, FeatureInformation feature) {
        double[][] shares = new double[evaluation.panel().members().size()]
                [feature.regions().size()];
        for (int e = 0; e < shares.length; e++) {
            for (int region = 0; region < shares[e].length; region++) {
                shares[e][region] = feature.share(e, region);
            }
        }
        return new HeatMap(
                "Share of each expert in the load, by region of " + feature.feature(),
                evaluation.panel().names(),
                feature.regions(),
                shares);
    }
}
