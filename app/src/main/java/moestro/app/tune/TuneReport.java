package moestro.app.tune;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import moestro.app.config.GateKeys;
import moestro.mixture.Panel;

/** What a search tells, for eyes and for programs. */
final class TuneReport {
    private final Setup setup;
    private final String data;
    private final PrintStream out;
    private final String metric;
    private final Journal journal;
    private Holdout holdout;

    /**
     * A report on nothing yet.
     *
     * @param data what the stream is called
     */
    TuneReport(Setup setup, String data, PrintStream out) {
        this.setup = setup;
        this.data = data;
        this.out = out;
        this.metric = setup.stream().task().isClassification() ? "log loss" : "RMSE";
        this.journal = new Journal(out, metric);
    }

    /** For the search to tell what it tries. */
    Journal journal() {
        return journal;
    }

    /** The panel file. */
    String file(Outcome outcome) {
        return new TunedFile(setup, data, metric, outcome).text();
    }

    /** Tells what was chosen. */
    void chosen(Outcome outcome) {
        out.printf(Locale.ROOT, "%n%s%n", file(outcome).stripTrailing());
    }

    /** Tells how that does on the rest. */
    void holdout(Holdout result) {
        holdout = result;
        journal.stage("the rest of the stream, " + result.chosen().quality().count() + " records");
        journal.add("chosen", result.chosen(), "");
        result.others().forEach((name, score) -> journal.add(name, score, result.verdict(name)));
    }

    /** Everything. */
    Map<String, Object> json(Outcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data", data);
        json.put("task", setup.stream().task().isClassification() ? "classification" : "regression");
        json.put("prefix", setup.stream().rows().size());
        json.put("delay", setup.delay());
        json.put("seed", setup.seed());
        json.put("budget", Double.isInfinite(setup.budget()) ? null : setup.budget());
        json.put("metric", metric);
        json.put("trials", outcome.trials());
        json.put("chosen", panel(outcome.chosen()));
        outcome.references().forEach((name, contender) -> json.put(name, panel(contender)));
        if (holdout != null) {
            json.put("holdout", rest());
        }
        json.put("tried", journal.tried().stream().map(Journal.Tried::json).toList());
        return json;
    }

    private Map<String, Object> rest() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("records", holdout.chosen().quality().count());
        json.put("chosen", score(holdout.chosen()));
        holdout.others().forEach((name, score) -> {
            Map<String, Object> other = score(score);
            other.put("standardErrors", holdout.standardErrors(name));
            other.put("verdict", holdout.verdict(name));
            json.put(name, other);
        });
        return json;
    }

    private static Map<String, Object> panel(Contender contender) {
        Map<String, Object> json = score(contender.score());
        json.put("gate", GateKeys.values(contender.panel().gate()));
        json.put("router", contender.panel().gate().router().key());
        json.put("balancer", contender.panel().gate().balancer().key());
        json.put("everybodyUntil", contender.panel().training().everybodyUntil());
        json.put("othersShare", contender.panel().training().othersShare());
        json.put(
                "experts",
                contender.panel().members().stream().map(TuneReport::member).toList());
        return json;
    }

    private static Map<String, Object> member(Panel.Member member) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", member.name());
        json.put("type", member.type());
        json.put("parameters", new TreeMap<>(member.parameters()));
        return json;
    }

    private static Map<String, Object> score(Score score) {
        Map<String, Object> json = new LinkedHashMap<>(score.quality().values());
        json.put("microsPerRecord", score.micros());
        return json;
    }
}
