package moestro.bench.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import moestro.app.report.Table;

/** The outcomes on one stream with one delay, a line for each learner. */
final class Standings {
    private final Map<String, List<Outcome>> learners = new LinkedHashMap<>();
    private final Map<String, String> metrics;

    /** Outcomes of any order; a learner stands where its first one does. */
    Standings(List<Outcome> outcomes, boolean classification) {
        this.metrics = new LinkedHashMap<>();
        if (classification) {
            metrics.put("accuracy", "accuracy");
            metrics.put("log loss", "logLoss");
        } else {
            metrics.put("RMSE", "rmse");
        }
        outcomes.forEach(outcome -> learners.computeIfAbsent(outcome.learner(), _ -> new ArrayList<>())
                .add(outcome));
    }

    private List<String> heads() {
        List<String> heads = new ArrayList<>(List.of("learner"));
        heads.addAll(metrics.keySet());
        heads.addAll(List.of("CPU, µs per record", "CPU / " + Contender.OURS, "seeds"));
        return heads;
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        learners.forEach((name, outcomes) -> {
            List<String> row = new ArrayList<>(List.of(name));
            for (String metric : metrics.values()) {
                row.add(spread(outcomes, one -> one.metrics().get(metric)).text(4));
            }
            Spread micros = micros(outcomes);
            row.addAll(List.of(micros.text(1), ratio(micros), Integer.toString(outcomes.size())));
            rows.add(row);
        });
        return rows;
    }

    /** How many times as much CPU as the mixture's default panel; empty without it. */
    private String ratio(Spread micros) {
        List<Outcome> ours = learners.get(Contender.OURS);
        return ours == null
                ? ""
                : String.format(
                        Locale.ROOT, "%.2f", micros.mean() / micros(ours).mean());
    }

    private static Spread micros(List<Outcome> outcomes) {
        return spread(outcomes, Outcome::microsPerInstance);
    }

    private static Spread spread(List<Outcome> outcomes, ToDoubleFunction<Outcome> measure) {
        return Spread.of(outcomes.stream().map(measure::applyAsDouble).toList());
    }

    /** For a page. */
    String markdown() {
        List<String> heads = heads();
        StringBuilder text = new StringBuilder(line(heads));
        text.append("|---|").append("---:|".repeat(heads.size() - 1)).append('\n');
        rows().forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** For a terminal. */
    @Override
    public String toString() {
        Table table = new Table(heads().toArray(String[]::new));
        rows().forEach(row -> table.row(row.toArray(String[]::new)));
        return table.toString();
    }
}
