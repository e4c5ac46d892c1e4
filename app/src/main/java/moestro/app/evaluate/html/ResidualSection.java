package moestro.app.evaluate.html;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import moestro.app.evaluate.finding.Residuals;
import moestro.app.report.Numbers;
import moestro.app.report.svg.Axis;
import moestro.app.report.svg.Markup;
import moestro.app.report.svg.XyChart;
import moestro.mixture.metric.Coverage;

/** How predicted numbers miss the truth, and whether their intervals hold it as often as they say. */
final class ResidualSection {
    private static final double MARGIN = .05;

    private ResidualSection() {}

    static void write(Markup out, Evaluation evaluation) {
        List<Residuals.Bin> bins = Residuals.of(evaluation.trace());
        Html.openSection(
                out,
                "Residuals",
                "Records sorted by their prediction into " + bins.size()
                        + " bins of equally many. Where the mean truth lies on"
                        + " the diagonal, predictions are right on average. Of the residuals, truth less prediction, the line"
                        + " is the median, the dark band holds half of the records and the light one 90\u00a0%.");
        intervals(out, evaluation.trace().coverages());
        out.open("div", "class", "pair");
        Html.half(out, "Mean truth by prediction", means(bins));
        Html.half(out, "Residuals by prediction", bands(bins));
        out.close().close();
    }

    private static void intervals(Markup out, List<Coverage> coverages) {
        out.open("div", "class", "tiles small");
        for (Coverage coverage : coverages) {
            out.open("div", "class", "tile")
                    .leaf("h3", Numbers.percent(coverage.nominal(), 0) + " intervals cover")
                    .leaf("p", Numbers.percent(coverage.share(), 1), "class", "big")
                    .leaf("p", "of the truths; mean width " + Metric.RMSE.format(coverage.meanWidth()), "class", "note")
                    .close();
        }
        out.close();
    }

    private static XyChart means(List<Residuals.Bin> bins) {
        double[] predictions = values(bins, Residuals.Bin::prediction);
        double[] truths = values(bins, Residuals.Bin::truth);
        double least = Math.min(min(predictions), min(truths));
        double most = Math.max(max(predictions), max(truths));
        double[] diagonal = {least, most};
        String[] titles = bins.stream()
                .map(bin -> "prediction " + Metric.RMSE.format(bin.prediction()) + ", truth "
                        + Metric.RMSE.format(bin.truth()))
                .toArray(String[]::new);
        return new XyChart(
                        "Mean truth by mean prediction",
                        Axis.of("mean prediction", least, most),
                        Axis.of("mean truth", least, most))
                .line("right on average", "reference", diagonal, diagonal)
                .line("mixture", "mixture", predictions, truths)
                .points("mixture", predictions, truths, titles);
    }

    private static XyChart bands(List<Residuals.Bin> bins) {
        double[] predictions = values(bins, Residuals.Bin::prediction);
        double[] lowest = values(bins, bin -> bin.quantiles()[0]);
        double[] highest = values(bins, bin -> bin.quantiles()[4]);
        double margin = MARGIN * (max(highest) - min(lowest));
        return new XyChart(
                        "Quantiles of the residual by prediction",
                        Axis.of("mean prediction", min(predictions), max(predictions)),
                        Axis.of("truth − prediction", min(lowest) - margin, max(highest) + margin))
                .band("90 % of the records", "c0 light", predictions, lowest, highest)
                .band(
                        "half of the records",
                        "c0 medium",
                        predictions,
                        values(bins, bin -> bin.quantiles()[1]),
                        values(bins, bin -> bin.quantiles()[3]))
                .line("no error", "reference", new double[] {min(predictions), max(predictions)}, new double[2])
                .line("median", "mixture", predictions, values(bins, bin -> bin.quantiles()[2]));
    }

    private static double[] values(List<Residuals.Bin> bins, ToDoubleFunction<Residuals.Bin> value) {
        return bins.stream().mapToDouble(value).toArray();
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElse(0);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}
