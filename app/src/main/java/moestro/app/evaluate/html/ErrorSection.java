package moestro.app.evaluate.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import moestro.app.evaluate.finding.Contender;
import moestro.app.evaluate.finding.DriftAlarm;
import moestro.app.report.Numbers;
import moestro.app.report.svg.Axis;
import moestro.app.report.svg.Markup;
import moestro.app.report.svg.XyChart;
import moestro.mixture.metric.Adwin;

/** The error of everybody over time, with drift alarms. */
final class ErrorSection {
    private static final double MARGIN = .04;
    private static final double TRIMMED = .2;

    private final Evaluation evaluation;

    private ErrorSection(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    static void write(Markup out, Evaluation evaluation) {
        new ErrorSection(evaluation).write(out);
    }

    private void write(Markup out) {
        int records = evaluation.windows().start(1);
        Html.openSection(
                out,
                "Error over time",
                "Each point is the mean over a window of about " + Numbers.whole(records)
                        + " records, each predicted before its label was learned. "
                        + (evaluation.alone().isEmpty()
                                ? ""
                                : "An expert’s line is that expert alone: a copy that learns every label; the best one is drawn"
                                        + " stronger, and what leaves the picture is cut. ")
                        + alarms());
        Html.legend(
                out,
                evaluation.alone().stream().map(Contender::name).toList(),
                true,
                evaluation.uniform().isPresent());
        chart(out, evaluation.mainMetric());
        if (evaluation.trace().task().isClassification()) {
            chart(out, Metric.ACCURACY);
        }
        out.close();
    }

    private String alarms() {
        int count = evaluation.findings().alarms().size();
        return (count == 0 ? "No drift alarm: ADWIN" : "Triangles mark drift alarms, where ADWIN")
                + " (confidence " + Adwin.DELTA + ") "
                + (count == 0 ? "saw no rise" : "saw a rise") + " of the mixture’s loss.";
    }

    private void chart(Markup out, Metric metric) {
        XyChart chart = new XyChart(metric.title() + " over time", Over.records(evaluation), axis(metric));
        double[] xs = evaluation.windows().middles();
        String best = evaluation.bestAlone(metric).map(Contender::name).orElse("");
        for (int e = 0; e < evaluation.alone().size(); e++) {
            Contender expert = evaluation.alone().get(e);
            String style = Html.colour(e) + (expert.name().equals(best) ? " best" : " expert");
            chart.line(expert.name(), style, xs, expert.series().values(metric.key()));
        }
        evaluation
                .uniform()
                .ifPresent(uniform -> chart.line(
                        uniform.name(), "uniform", xs, uniform.series().values(metric.key())));
        chart.line("mixture", "mixture", xs, evaluation.mixture().series().values(metric.key()));
        for (DriftAlarm alarm : evaluation.findings().alarms()) {
            chart.mark(
                    alarm.record(),
                    "drift alarm at record " + Numbers.whole(alarm.record()) + ": mean loss up by "
                            + Numbers.percent(alarm.rise(), 0));
        }
        Html.wide(out, metric.title() + (metric.higherIsBetter() ? ", higher is better" : ", lower is better"), chart);
    }

    /** Holds mixture, uniform mean and best expert whole; another one that fails badly for a while may leave the picture. */
    private Axis axis(Metric metric) {
        List<Contender> whole = new ArrayList<>(List.of(evaluation.mixture()));
        evaluation.uniform().ifPresent(whole::add);
        evaluation.bestAlone(metric).ifPresent(whole::add);
        double[] values = sorted(whole, metric);
        double least = values[0];
        double most = values[values.length - 1];
        double[] experts = sorted(evaluation.alone(), metric);
        if (experts.length > 0) {
            int trimmed = (int) (TRIMMED * experts.length);
            least = Math.min(least, experts[metric.higherIsBetter() ? trimmed : 0]);
            most = Math.max(most, experts[experts.length - 1 - (metric.higherIsBetter() ? 0 : trimmed)]);
        }
        double margin = MARGIN * (most - least);
        return metric == Metric.ACCURACY
                ? Axis.ofShares("", Math.max(0, least - margin - 1e-6), Math.min(1, most + margin + 1e-6))
                : Axis.of("", Math.max(0, least - margin), most + margin);
    }

    private static double[] sorted(List<Contender> contenders, Metric metric) {
        return contenders.stream()
                .flatMapToDouble(contender -> Arrays.stream(contender.series().values(metric.key())))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }
}
