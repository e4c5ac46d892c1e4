package moestro.app.evaluate.html;

import java.util.Locale;
import java.util.Optional;
import moestro.app.evaluate.finding.Contender;
import moestro.app.report.Numbers;
import moestro.app.report.svg.Markup;

/** What was predicted, how well, and at what cost. */
final class Headline {
    private Headline() {}

    static void write(Markup out, Evaluation evaluation) {
        Evaluation.Subject subject = evaluation.subject();
        out.open("header").leaf("p", "Moestro · prequential evaluation", "class", "brand");
        out.open("h1")
                .leaf("span", subject.target())
                .text(" of " + subject.data())
                .close();
        out.leaf("p", verdict(evaluation), "class", "verdict");
        facts(out, evaluation);
        out.close();
        out.open("div", "class", "tiles");
        for (Metric metric : evaluation.metrics()) {
            metric(out, evaluation, metric);
        }
        out.close();
        cost(out, evaluation);
    }

    private static String verdict(Evaluation evaluation) {
        Metric metric = evaluation.mainMetric();
        double mixture = metric.of(evaluation.mixture().quality());
        String work = "running " + Numbers.compact(evaluation.cost().expertsRun()) + " of "
                + evaluation.panel().members().size() + " experts for a record.";
        Optional<Contender> best = evaluation.bestAlone(metric);
        if (best.isEmpty() || evaluation.uniform().isEmpty()) {
            return "The mixture’s " + lower(metric.title()) + " is " + metric.format(mixture) + ", " + work;
        }
        return "The mixture’s " + lower(metric.title()) + " is "
                + against(metric, mixture, metric.of(best.get().quality())) + " the best single expert’s ("
                + best.get().name() + ") and "
                + against(metric, mixture, metric.of(evaluation.uniform().get().quality()))
                + " the uniform mean’s, " + work;
    }

    private static String lower(String title) {
        return title.equals(title.toUpperCase(Locale.ROOT)) ? title : title.toLowerCase(Locale.ROOT);
    }

    private static String against(Metric metric, double mixture, double other) {
        return metric.distance(mixture, other) + (mixture < other ? " below" : " above");
    }

    private static void facts(Markup out, Evaluation evaluation) {
        Evaluation.Subject subject = evaluation.subject();
        out.open("dl", "class", "facts");
        fact(out, "Records", Numbers.whole(evaluation.trace().records()));
        fact(
                out,
                "Features",
                counted(subject.features().numbers().size(), "number", "numbers") + ", "
                        + counted(subject.features().categories().size(), "category", "categories"));
        fact(out, "Labels", subject.delay() == 0 ? "at once" : Numbers.whole(subject.delay()) + " records late");
        fact(out, "Panel", subject.panel());
        fact(out, "Seed", Long.toString(subject.seed()));
        fact(out, "Model", subject.modelHash());
        out.close();
    }

    private static String counted(int count, String one, String many) {
        return Numbers.whole(count) + " " + (count == 1 ? one : many);
    }

    private static void fact(Markup out, String name, String value) {
        out.open("div").leaf("dt", name).leaf("dd", value).close();
    }

    private static void metric(Markup out, Evaluation evaluation, Metric metric) {
        double mixture = metric.of(evaluation.mixture().quality());
        out.open("div", "class", "tile").open("h3").text(metric.title());
        out.leaf("small", metric.higherIsBetter() ? "higher is better" : "lower is better")
                .close();
        out.leaf("p", metric.format(mixture), "class", "big");
        evaluation
                .bestAlone(metric)
                .ifPresent(best -> comparison(out, metric, mixture, best, "best single: " + best.name()));
        evaluation.uniform().ifPresent(uniform -> comparison(out, metric, mixture, uniform, uniform.name()));
        out.close();
    }

    private static void comparison(Markup out, Metric metric, double mixture, Contender other, String name) {
        double value = metric.of(other.quality());
        out.open("p", "class", "versus").leaf("span", name).leaf("b", metric.format(value));
        if (metric.better(mixture, value)) {
            out.leaf("em", "better by " + metric.distance(mixture, value), "class", "good");
        } else if (metric.better(value, mixture)) {
            out.leaf("em", "worse by " + metric.distance(mixture, value), "class", "bad");
        }
        out.close();
    }

    private static void cost(Markup out, Evaluation evaluation) {
        Evaluation.Cost cost = evaluation.cost();
        int experts = evaluation.panel().members().size();
        out.open("div", "class", "tiles small");
        small(out, "Experts run", Numbers.fixed(cost.expertsRun(), 2), "of " + experts + ", per record");
        small(out, "Experts trained", Numbers.fixed(cost.expertsTrained(), 2), "of " + experts + ", per label");
        small(out, "CPU", Numbers.compact(cost.micros()) + " µs", "per record: predicting and learning");
        int alarms = evaluation.findings().alarms().size();
        small(out, "Drift alarms", Integer.toString(alarms), "rises of the mixture’s loss");
        out.close();
    }

    private static void small(Markup out, String title, String value, String note) {
        out.open("div", "class", "tile").leaf("h3", title).leaf("p", value, "class", "big");
        out.leaf("p", note, "class", "note").close();
    }
}
