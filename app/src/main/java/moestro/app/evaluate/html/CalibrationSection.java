package moestro.app.evaluate.html;

import java.util.Arrays;
import java.util.List;
import moestro.app.report.Numbers;
import moestro.app.report.svg.Axis;
import moestro.app.report.svg.Markup;
import moestro.app.report.svg.XyChart;
import moestro.mixture.metric.Calibration;

/** Whether class probabilities mean what they say. */
final class CalibrationSection {
    private static final double[] WHOLE = {0, 1};

    private CalibrationSection() {}

    static void write(Markup out, Evaluation evaluation) {
        Calibration calibration = evaluation.findings().calibration();
        List<Calibration.Bin> bins = calibration.bins();
        Html.openSection(
                out,
                "Calibration",
                "Confidence is the probability of the class that was predicted. Calibrated confidences hit as often as they"
                        + " say: dots lie on the diagonal. Below it the mixture is too sure of itself, above it not sure"
                        + " enough. Each of the " + bins.size() + " bins holds about as many records.");
        out.open("div", "class", "tiles small");
        tile(out, "Expected calibration error", calibration.expectedError(), "mean distance from the diagonal");
        tile(out, "Brier score", calibration.brier(), "squared error of all probabilities, 0 to 2");
        out.close();
        out.open("div", "class", "pair");
        Html.half(out, "Reliability", diagram(bins));
        Html.half(out, "Accuracy less confidence, magnified", gaps(bins));
        out.close().close();
    }

    private static void tile(Markup out, String title, double value, String note) {
        out.open("div", "class", "tile").leaf("h3", title).leaf("p", Numbers.fixed(value, 4), "class", "big");
        out.leaf("p", note, "class", "note").close();
    }

    private static XyChart diagram(List<Calibration.Bin> bins) {
        double[] accuracies =
                bins.stream().mapToDouble(Calibration.Bin::accuracy).toArray();
        double smallest = Math.min(
                bins.getFirst().confidence(), Arrays.stream(accuracies).min().orElse(0));
        double least = Math.clamp(Math.floor(10 * smallest) / 10, 0, .9);
        return new XyChart(
                        "Reliability diagram: accuracy by confidence",
                        Axis.ofShares("confidence", least, 1),
                        Axis.ofShares("accuracy", least, 1))
                .line("calibrated", "reference", WHOLE, WHOLE)
                .line("mixture", "mixture", confidences(bins), accuracies)
                .points("mixture", confidences(bins), accuracies, titles(bins));
    }

    private static XyChart gaps(List<Calibration.Bin> bins) {
        double[] gaps = bins.stream()
                .mapToDouble(bin -> bin.accuracy() - bin.confidence())
                .toArray();
        double most =
                1.1 * Math.max(.01, Arrays.stream(gaps).map(Math::abs).max().orElse(0));
        return new XyChart(
                        "Accuracy less confidence, by confidence",
                        Axis.ofShares("confidence", Math.min(bins.getFirst().confidence(), .99), 1),
                        Axis.ofShares("accuracy − confidence", -most, most))
                .line("calibrated", "reference", WHOLE, new double[2])
                .line("mixture", "mixture", confidences(bins), gaps)
                .points("mixture", confidences(bins), gaps, titles(bins));
    }

    private static double[] confidences(List<Calibration.Bin> bins) {
        return bins.stream().mapToDouble(Calibration.Bin::confidence).toArray();
    }

    private static String[] titles(List<Calibration.Bin> bins) {
        return bins.stream()
                .map(bin -> Numbers.whole(bin.count()) + " records: confidence " + Numbers.percent(bin.confidence(), 1)
                        + ", accuracy " + Numbers.percent(bin.accuracy(), 1))
                .toArray(String[]::new);
    }
}
