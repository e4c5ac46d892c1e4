package moestro.app.evaluate;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import moestro.app.report.Table;
import moestro.mixture.Panel;
import moestro.mixture.metric.Quality;

/** What an evaluation found, for eyes and for programs. */
final class EvaluationReport {
    private final CsvStream stream;
    private final Panel panel;
    private final Prequential result;
    private final Baselines baselines;
    private final int delay;
    private final long seed;

    /** Baselines are null where they were left out. */
    EvaluationReport(CsvStream stream, Panel panel, Prequential result, Baselines baselines, int delay, long seed) {
        this.stream = stream;
        this.panel = panel;
        this.result = result;
        this.baselines = baselines;
        this.delay = delay;
        this.seed = seed;
    }

    void print(PrintStream out) {
        List<String> metrics = List.copyOf(result.quality().values().keySet());
        List<String> heads = new ArrayList<>(List.of("", "type", "share"));
        heads.addAll(metrics);
        Table table = new Table(heads.toArray(String[]::new));
        table.row(cells("mixture", "", "", result.quality()));
        if (baselines != null) {
            table.row(cells("uniform mean", "", "", baselines.uniform()));
        }
        for (int e = 0; e < panel.members().size(); e++) {
            Panel.Member member = panel.members().get(e);
            String share =
                    String.format(Locale.ROOT, "%.1f %%", 100 * result.load().share(e));
            table.row(cells(
                    member.name(),
                    member.type(),
                    share,
                    baselines == null ? null : baselines.alone().get(e)));
        }
        out.printf(
                Locale.ROOT,
                "%,d records, %d numbers and %d categories, labels %,d records late, seed %d%n%n",
                result.quality().count(),
                stream.features().numbers().size(),
                stream.features().categories().size(),
                delay,
                seed);
        out.print(table);
        out.printf(
                Locale.ROOT,
                "%nexperts run per record %.3f, trained per label %.2f; CPU %.1f us per record; load entropy %.3f,"
                        + " MaxVio %.2f%nmodel %s%n",
                result.meanExpertsRun(),
                result.meanExpertsTrained(),
                result.microsPerInstance(),
                result.load().entropy(),
                result.load().maxViolation(),
                result.modelHash());
    }

    private String[] cells(String name, String type, String share, Quality quality) {
        List<String> cells = new ArrayList<>(List.of(name, type, share));
        for (String metric : result.quality().values().keySet()) {
            cells.add(
                    quality == null
                            ? ""
                            : String.format(
                                    Locale.ROOT, "%.4f", quality.values().get(metric)));
        }
        return cells.toArray(String[]::new);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("instances", result.quality().count());
        json.put("task", stream.task().isClassification() ? "classification" : "regression");
        json.put("delay", delay);
        json.put("seed", seed);
        json.put("mixture", result.quality().values());
        if (baselines != null) {
            json.put("uniform", baselines.uniform().values());
        }
        List<Map<String, Object>> experts = new ArrayList<>();
        for (int e = 0; e < panel.members().size(); e++) {
            Map<String, Object> expert = new LinkedHashMap<>();
            expert.put("name", panel.members().get(e).name());
            expert.put("type", panel.members().get(e).type());
            expert.put("share", result.load().share(e));
            if (baselines != null) {
                expert.putAll(baselines.alone().get(e).values());
            }
            experts.add(expert);
        }
        json.put("experts", experts);
        json.put("meanExpertsRun", result.meanExpertsRun());
        json.put("meanExpertsTrained", result.meanExpertsTrained());
        json.put("microsPerInstance", result.microsPerInstance());
        json.put("loadEntropy", result.load().entropy());
        json.put("maxVio", result.load().maxViolation());
        json.put("modelHash", result.modelHash());
        return json;
    }
}
