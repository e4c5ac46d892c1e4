package moestro.app.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import moestro.app.report.Table;

/**
 * Ways to share out lessons, side by side.
 *
 * @param rows one for each
 */
record RangesReport(List<RangeTrials.Outcome> rows) {

    String text() {
        List<String> heads = new ArrayList<>(List.of("learners", "lessons of each", "gates"));
        heads.addAll(rows.getFirst().quality().values().keySet());
        heads.add("CPU us");
        Table table = new Table(heads.toArray(String[]::new));
        for (RangeTrials.Outcome row : rows) {
            List<String> cells = new ArrayList<>(List.of(String.valueOf(row.learners()), row.lessons(), row.gates()));
            row.quality().values().values().forEach(value -> cells.add(String.format(Locale.ROOT, "%.4f", value)));
            cells.add(String.format(Locale.ROOT, "%.1f", row.microsPerRecord()));
            table.row(cells.toArray(String[]::new));
        }
        return String.format(
                        Locale.ROOT,
                        "%,d records%n%n",
                        rows.getFirst().quality().count())
                + table
                + "\ngates: mean, of all learners' gates, or each learner's own; CPU per record, of all learners together,"
                + " the first row with the compiler's warm-up\n";
    }

    Map<String, Object> json() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (RangeTrials.Outcome row : rows) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("learners", row.learners());
            json.put("lessons", row.lessons());
            json.put("gates", row.gates());
            json.putAll(row.quality().values());
            json.put("microsPerRecord", row.microsPerRecord());
            list.add(json);
        }
        return Map.of("ranges", list);
    }
}
