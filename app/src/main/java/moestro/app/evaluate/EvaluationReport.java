package moestro.app.evaluate;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import moestro.app.evaluate.finding.Contender;
import moestro.app.evaluate.finding.DriftAlarm;
import moestro.app.evaluate.finding.FeatureInformation;
import moestro.app.evaluate.finding.Findings;
import moestro.app.evaluate.finding.Notes;
import moestro.app.evaluate.finding.QualitySeries;
import moestro.app.evaluate.html.Evaluation;
import moestro.app.report.Table;
import moestro.mixture.Panel;
import moestro.mixture.metric.Coverage;
import moestro.mixture.metric.Quality;
import moestro.mixture.roster.Decision;

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
        result.decisions().forEach(decision -> out.println(decision.sentence()));
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

    /** As one object; its fields are described in the README. */
    Map<String, Object> json(Findings findings) {
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
            expert.put("weightShare", findings.experts().get(e).weightShare());
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
        json.put(
                "decisions",
                result.decisions().stream().map(EvaluationReport::decision).toList());
        json.putAll(findings(findings));
        return json;
    }

    private static Map<String, Object> coverage(Coverage coverage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("nominal", coverage.nominal());
        json.put("share", coverage.share());
        json.put("meanWidth", coverage.meanWidth());
        json.put("intervalScore", coverage.intervalScore());
        return json;
    }

    private static Map<String, Object> decision(Decision decision) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lesson", decision.lesson());
        json.put("expert", decision.expert());
        json.put("kind", decision.kind().name());
        json.put("reason", decision.reason());
        return json;
    }

    private Map<String, Object> findings(Findings findings) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (stream.task().isClassification()) {
            json.put(
                    "calibration",
                    Map.of(
                            "ece", findings.calibration().expectedError(),
                            "brier", findings.calibration().brier()));
        } else {
            json.put(
                    "coverage",
                    findings.coverages().stream()
                            .map(EvaluationReport::coverage)
                            .toList());
        }
        json.put(
                "driftAlarms",
                findings.alarms().stream().map(DriftAlarm::record).toList());
        Map<String, Double> specialisation = new LinkedHashMap<>();
        for (FeatureInformation feature : findings.features()) {
            specialisation.put(feature.feature(), feature.specialisation().normalised());
        }
        json.put("specialisation", specialisation);
        return json;
    }

    /** As what a page tells of. */
    Evaluation evaluation(String data, String target, String panelName, Notes notes, Findings findings) {
        QualitySeries mixture = QualitySeries.of(notes.trace(), notes.windows());
        List<Contender> alone = new ArrayList<>();
        for (int e = 0; baselines != null && e < panel.members().size(); e++) {
            alone.add(new Contender(
                    panel.members().get(e).name(),
                    baselines.alone().get(e),
                    notes.baselines().alone().get(e)));
        }
        return new Evaluation(
                new Evaluation.Subject(data, target, stream.features(), panelName, delay, seed, result.modelHash()),
                panel,
                new Contender("mixture", result.quality(), mixture),
                Optional.ofNullable(baselines)
                        .map(those -> new Contender(
                                "uniform mean",
                                those.uniform(),
                                notes.baselines().uniform())),
                alone,
                new Evaluation.Cost(result.meanExpertsRun(), result.meanExpertsTrained(), result.microsPerInstance()),
                notes.trace(),
                notes.windows(),
                findings);
    }
}
