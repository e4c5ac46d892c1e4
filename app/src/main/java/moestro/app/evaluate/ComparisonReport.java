package moestro.app.evaluate;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import moestro.app.report.Table;
import moestro.mixture.Panel;

/** What a comparison found, side by side, for eyes and for programs. */
final class ComparisonReport {
    private static final List<String> MEASURES =
            List.of("experts run", "entropy", "effective", "MaxVio", "dead", "CPU us");

    private final List<Comparison.Contestant> contestants;
    private final Panel panel;

    ComparisonReport(Comparison comparison, Panel panel) {
        this.contestants = comparison.contestants();
        this.panel = panel;
    }

    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%,d records; router %s and balancer %s unless the row says otherwise%n%n",
                contestants.getFirst().quality().count(),
                panel.gate().router().key(),
                panel.gate().balancer().key());
        List<String> heads = new ArrayList<>(List.of("", "name"));
        heads.addAll(contestants.getFirst().quality().values().keySet());
        heads.addAll(MEASURES);
        Table table = new Table(heads.toArray(String[]::new));
        contestants.forEach(contestant -> table.row(cells(contestant)));
        out.print(table);
        out.printf(
                Locale.ROOT,
                "%nexperts run: per record, shadows counted; entropy: of the routes over %d experts, 1 if even; effective:"
                        + " its exponential; MaxVio: the most loaded over the mean, less 1; dead: experts with less than a"
                        + " tenth of an even share of the routes; CPU per record, learning included%n",
                panel.members().size());
    }

    private String[] cells(Comparison.Contestant contestant) {
        List<String> cells = new ArrayList<>(List.of(contestant.kind(), contestant.name()));
        contestant.quality().values().values().forEach(value -> cells.add(String.format(Locale.ROOT, "%.4f", value)));
        if (contestant.run() == null) {
            MEASURES.forEach(_ -> cells.add(""));
        } else {
            measures(contestant).values().forEach(value -> cells.add(shown(value)));
        }
        return cells.toArray(String[]::new);
    }

    private static String shown(Number value) {
        return value instanceof Long ? value.toString() : String.format(Locale.ROOT, "%.3f", value.doubleValue());
    }

    private Map<String, Number> measures(Comparison.Contestant contestant) {
        Prequential run = contestant.run();
        Map<String, Number> measures = new LinkedHashMap<>();
        measures.put("meanExpertsRun", run.meanExpertsRun());
        measures.put("loadEntropy", run.load().entropy());
        measures.put("effectiveExperts", run.load().effectiveExperts());
        measures.put("maxVio", run.load().maxViolation());
        measures.put("deadExperts", contestant.dead(panel.members().size()));
        measures.put("microsPerInstance", run.microsPerInstance());
        return measures;
    }

    /** One object a row. */
    Map<String, Object> json() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Comparison.Contestant contestant : contestants) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("kind", contestant.kind());
            row.put("name", contestant.name());
            row.putAll(contestant.quality().values());
            if (contestant.run() != null) {
                row.putAll(measures(contestant));
            }
            rows.add(row);
        }
        return Map.of("comparison", rows);
    }
}
